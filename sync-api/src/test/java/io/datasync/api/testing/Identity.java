package io.datasync.api.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.datasync.contract.Json;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A small identity provider: keys, the code flow without a form, client credentials, and signed tokens as Keycloak's.
public final class Identity implements AutoCloseable {
    private static final String REALM = "/realms/datasync";
    private static final String OIDC = REALM + "/protocol/openid-connect";
    private static final String KEY_ID = "test";

    private final HttpServer server;
    private final KeyPair keys = rsa();
    private final AtomicInteger tokenRequests = new AtomicInteger();
    private volatile Person visitor = Person.ADMIN;

    private Identity(HttpServer server) {
        this.server = server;
    }

    static Identity start() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Identity identity = new Identity(server);
            server.createContext(REALM, identity::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return identity;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort() + REALM;
    }

    /// Who is signed in at the provider, and so gets through its sign-in page.
    public void visitor(Person person) {
        visitor = person;
    }

    /// How often somebody asked for a token.
    public int tokenRequests() {
        return tokenRequests.get();
    }

    /// An access token as the realm gives it.
    public String token(Person person) {
        return access(person, "datasync", Instant.now().plusSeconds(300), keys);
    }

    public String expired(Person person) {
        return access(person, "datasync", Instant.now().minusSeconds(60), keys);
    }

    public String forAnotherAudience(Person person) {
        return access(person, "elsewhere", Instant.now().plusSeconds(300), keys);
    }

    public String signedByAnother(Person person) {
        return access(person, "datasync", Instant.now().plusSeconds(300), rsa());
    }

    private String access(Person person, String audience, Instant expires, KeyPair signer) {
        return Jwt.claims()
                .issuer(issuer())
                .subject(person.id())
                .audience(audience)
                .issuedAt(expires.minusSeconds(300))
                .expiresAt(expires)
                .claim("name", person.fullName())
                .claim("email", person.email())
                .claim("preferred_username", person.user())
                .claim("realm_access", Map.of("roles", person.roles()))
                .claim("typ", "Bearer")
                .jws()
                .keyId(KEY_ID)
                .sign(signer.getPrivate());
    }

    private String id(Person person) {
        return Jwt.claims()
                .issuer(issuer())
                .subject(person.id())
                .audience(Set.of("datasync-console", "datasync"))
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plusSeconds(300))
                .claim("name", person.fullName())
                .claim("email", person.email())
                .claim("preferred_username", person.user())
                .claim("typ", "ID")
                .jws()
                .keyId(KEY_ID)
                .sign(keys.getPrivate());
    }

    private void handle(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case REALM + "/.well-known/openid-configuration" -> json(exchange, 200, discovery());
            case OIDC + "/certs" -> json(exchange, 200, certificates());
            case OIDC + "/auth" -> signIn(exchange);
            case OIDC + "/token" -> token(exchange);
            case OIDC + "/logout" ->
                    redirect(exchange, form(query(exchange)).get("post_logout_redirect_uri"));
            default -> json(exchange, 404, Map.of("error", "not_found"));
        }
    }

    private Map<String, Object> discovery() {
        String oidc = issuer() + "/protocol/openid-connect";
        return Map.of(
                "issuer", issuer(),
                "jwks_uri", oidc + "/certs",
                "authorization_endpoint", oidc + "/auth",
                "token_endpoint", oidc + "/token",
                "end_session_endpoint", oidc + "/logout");
    }

    private Map<String, Object> certificates() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "keys",
                List.of(
                        Map.of(
                                "kty",
                                "RSA",
                                "use",
                                "sig",
                                "alg",
                                "RS256",
                                "kid",
                                KEY_ID,
                                "n",
                                base64(key.getModulus()),
                                "e",
                                base64(key.getPublicExponent()))));
    }

    private void signIn(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(query(exchange));
        redirect(
                exchange,
                "%s?code=%s&state=%s"
                        .formatted(
                                asked.get("redirect_uri"),
                                visitor.name(),
                                URLEncoder.encode(
                                        asked.getOrDefault("state", ""), StandardCharsets.UTF_8)));
    }

    private void token(HttpExchange exchange) throws IOException {
        tokenRequests.incrementAndGet();
        Map<String, String> asked =
                form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String grant = asked.getOrDefault("grant_type", "");
        Map<String, Object> answer =
                new HashMap<>(Map.of("token_type", "Bearer", "expires_in", 300));
        Person person =
                switch (grant) {
                    case "client_credentials" -> Person.SYNC_API;
                    case "authorization_code" -> Person.valueOf(asked.get("code"));
                    default -> visitor;
                };
        answer.put("access_token", token(person));
        if (person != Person.SYNC_API) {
            answer.put("id_token", id(person));
            answer.put("refresh_token", "refresh-" + person.name());
        }
        json(exchange, 200, answer);
    }

    private static String query(HttpExchange exchange) {
        return String.valueOf(exchange.getRequestURI().getRawQuery());
    }

    private static Map<String, String> form(String encoded) {
        Map<String, String> form = new HashMap<>();
        Arrays.stream(encoded.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(
                        pair ->
                                form.put(
                                        pair[0],
                                        URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return form;
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", URI.create(to).toString());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void json(HttpExchange exchange, int status, Map<String, ?> body)
            throws IOException {
        byte[] bytes = Json.mapper().writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }

    private static KeyPair rsa() {
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
