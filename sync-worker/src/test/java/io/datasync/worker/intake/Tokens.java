package io.datasync.worker.intake;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.CatalogLoader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/// An identity provider of the tests' own: a key, and tokens signed with it.
final class Tokens {
    static final String ISSUER = "http://localhost:8180/realms/datasync";
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final Catalog CATALOG =
            CatalogLoader.load(Path.of(System.getProperty("datasync.root"), "deploy/catalog"));
    static final RsaJsonWebKey KEY = key("key-1");
    static final RsaJsonWebKey FORGERS = key("key-1");

    private Tokens() {}

    static RsaJsonWebKey key(String id) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A token of `billing-service`, good for five minutes from now on.
    static String token(Consumer<JwtClaims> change) {
        return sign(change, signature -> {});
    }

    static String good() {
        return token(claims -> {});
    }

    static String sign(Consumer<JwtClaims> change, Consumer<JsonWebSignature> sign) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("datasync");
        claims.setSubject("5f0c");
        claims.setIssuedAt(at(NOW));
        claims.setExpirationTime(at(NOW.plus(Duration.ofMinutes(5))));
        claims.setClaim("typ", "Bearer");
        claims.setClaim("azp", "billing-service");
        claims.setClaim("preferred_username", "service-account-billing-service");
        claims.setClaim("realm_access", Map.of("roles", List.of("sync-requester")));
        change.accept(claims);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue("RS256");
        signature.setKeyIdHeaderValue("key-1");
        signature.setKey(KEY.getPrivateKey());
        sign.accept(signature);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static NumericDate at(Instant instant) {
        return NumericDate.fromMilliseconds(instant.toEpochMilli());
    }

    static void role(JwtClaims claims, String role) {
        claims.setClaim("realm_access", Map.of("roles", List.of(role)));
    }

    /// Of sync-api, which may speak for others.
    static void delegate(JwtClaims claims) {
        claims.setClaim("azp", "sync-api");
        claims.setClaim("preferred_username", "service-account-sync-api");
        role(claims, "sync-delegate");
    }

    record Settings() implements IntakeConfig {
        @Override
        public URI issuer() {
            return URI.create(ISSUER);
        }

        @Override
        public String audience() {
            return "datasync";
        }

        @Override
        public String delegate() {
            return "sync-api";
        }

        @Override
        public Duration clockSkew() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration keysKept() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration keysAskedAtMostEvery() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration identityTimeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public int largest() {
            return 65_536;
        }

        @Override
        public Duration backoffBase() {
            return Duration.ofMillis(1);
        }

        @Override
        public Duration backoffCap() {
            return Duration.ofMillis(2);
        }
    }
}
