package io.datasync.audit.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/// An identity provider as far as a service sees it that checks bearer tokens: discovery, keys, and signed tokens.
public final class Identities implements AutoCloseable {
    private static final String KEY_ID = "test-key";

    private final KeyPair keys = newKeys();
    private final HttpServer server;

    private Identities(HttpServer server) {
        this.server = server;
    }

    public static Identities start() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Identities identities = new Identities(server);
            identities.answer(
                    "/realms/datasync/.well-known/openid-configuration", identities.discovery());
            identities.answer("/realms/datasync/keys", identities.jwks());
            server.start();
            return identities;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort() + "/realms/datasync";
    }

    /// A token of this provider for audience `datasync`, valid now.
    public String token(String name, String... roles) {
        return token(name, "datasync", Instant.now().plus(Duration.ofMinutes(30)), roles);
    }

    public String token(String name, String audience, Instant expires, String... roles) {
        return sign(keys, name, audience, expires, roles);
    }

    /// As [#token(String, String...)], signed by somebody else.
    public String forged(String name, String... roles) {
        return sign(newKeys(), name, "datasync", Instant.now().plus(Duration.ofMinutes(30)), roles);
    }

    private String sign(
            KeyPair signer, String name, String audience, Instant expires, String... roles) {
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(KEY_ID);
        String claims =
                """
                {"iss":"%s","sub":"id-of-%s","aud":"%s","iat":%d,"exp":%d,"typ":"Bearer","azp":"datasync-cli",
                 "preferred_username":"%s","realm_access":{"roles":[%s]}}
                """
                        .formatted(
                                issuer(),
                                name,
                                audience,
                                expires.minus(Duration.ofHours(1)).getEpochSecond(),
                                expires.getEpochSecond(),
                                name,
                                Arrays.stream(roles)
                                        .map(role -> '"' + role + '"')
                                        .collect(Collectors.joining(",")));
        String signed = encoded(header) + "." + encoded(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signer.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed
                    + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String discovery() {
        String issuer = issuer();
        return """
               {"issuer":"%1$s","authorization_endpoint":"%1$s/auth","token_endpoint":"%1$s/token",
                "jwks_uri":"%1$s/keys","userinfo_endpoint":"%1$s/userinfo","end_session_endpoint":"%1$s/logout",
                "response_types_supported":["code"],"subject_types_supported":["public"],
                "id_token_signing_alg_values_supported":["RS256"]}
               """
                .formatted(issuer);
    }

    private String jwks() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return """
               {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}
               """
                .formatted(KEY_ID, number(key.getModulus()), number(key.getPublicExponent()));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private void answer(String path, String body) {
        server.createContext(
                path,
                exchange -> {
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().put("Content-Type", List.of("application/json"));
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
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
