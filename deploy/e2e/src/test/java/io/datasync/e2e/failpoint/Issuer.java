package io.datasync.e2e.failpoint;

import com.sun.net.httpserver.HttpServer;
import io.datasync.contract.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// The least of an identity provider that a worker alone needs: its keys, and tokens of one service signed with them.
final class Issuer implements AutoCloseable {
    private static final int BITS = 2048;
    private static final int LIFETIME_SECONDS = 3600;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys;
    private final HttpServer server;

    Issuer() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            keys = generator.generateKeyPair();
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer("/.well-known/openid-configuration", json(Map.of("jwks_uri", url() + "/certs")));
        answer("/certs", json(Map.of("keys", List.of(publicKey()))));
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// Of a service that may request syncs.
    String token() {
        long now = Instant.now().getEpochSecond();
        String signed =
                encoded(json(Map.of("alg", "RS256", "kid", "key-1", "typ", "JWT")))
                        + "."
                        + encoded(
                                json(
                                        Map.of(
                                                "iss",
                                                url(),
                                                "aud",
                                                "datasync",
                                                "iat",
                                                now,
                                                "exp",
                                                now + LIFETIME_SECONDS,
                                                "typ",
                                                "Bearer",
                                                "azp",
                                                "billing-service",
                                                "preferred_username",
                                                "service-account-billing-service",
                                                "realm_access",
                                                Map.of("roles", List.of("sync-requester")))));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> publicKey() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "kty", "RSA",
                "kid", "key-1",
                "use", "sig",
                "alg", "RS256",
                "n", BASE64.encodeToString(key.getModulus().toByteArray()),
                "e", BASE64.encodeToString(key.getPublicExponent().toByteArray()));
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Object value) {
        return Json.mapper().valueToTree(value).toString();
    }

    private void answer(String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(
                path,
                exchange -> {
                    exchange.sendResponseHeaders(200, bytes.length);
                    try (exchange) {
                        exchange.getResponseBody().write(bytes);
                    }
                });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
