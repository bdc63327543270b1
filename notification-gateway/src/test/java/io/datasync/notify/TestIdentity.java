package io.datasync.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.datasync.contract.Json;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// An identity provider on a free port: discovery, keys, and a code flow that signs Sarah in without asking.
final class TestIdentity implements AutoCloseable {
    static final String AUDIENCE = "datasync";
    private static final String KEY = "test-key";
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final KeyPair keys = newKeys();
    private final HttpServer server;

    TestIdentity() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/.well-known/openid-configuration", exchange -> json(exchange, discovery()));
        server.createContext("/jwks", exchange -> json(exchange, Map.of("keys", List.of(jwk()))));
        server.createContext("/authorize", TestIdentity::authorize);
        server.createContext("/token", exchange -> json(exchange, tokens()));
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    String token(String user, String... roles) {
        return token(AUDIENCE, LIFE, user, roles);
    }

    String token(String audience, Duration life, String user, String... roles) {
        return Jwt.issuer(issuer())
                .subject(user + "-id")
                .audience(audience)
                .claim("preferred_username", user)
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .expiresIn(life)
                .jws()
                .keyId(KEY)
                .sign(keys.getPrivate());
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/jwks");
    }

    private Map<String, String> jwk() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                KEY,
                "n",
                encoded(key.getModulus()),
                "e",
                encoded(key.getPublicExponent()));
    }

    private Map<String, Object> tokens() {
        return Map.of(
                "access_token", token("sarah", "admin"),
                "id_token", token("sarah", "admin"),
                "refresh_token", "none",
                "token_type", "Bearer",
                "expires_in", LIFE.toSeconds());
    }

    private static void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query =
                Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
                        .map(each -> each.split("=", 2))
                        .collect(
                                Collectors.toMap(
                                        pair -> pair[0],
                                        pair ->
                                                URLDecoder.decode(
                                                        pair[1], StandardCharsets.UTF_8)));
        if (!query.keySet().containsAll(Set.of("redirect_uri", "state", "code_challenge"))) {
            throw new IOException("not a code flow with PKCE");
        }
        String back = query.get("redirect_uri") + "?code=a-code&state=" + query.get("state");
        exchange.getResponseHeaders().add("Location", back);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void json(HttpExchange exchange, Object body) throws IOException {
        byte[] bytes = Json.mapper().writeValueAsBytes(body);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String encoded(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
