package io.datasync.worker.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// Verifies the token of a request as of the moment the broker took the record (contract section 7).
final class TokenVerifier {
    /// Signatures that only the holder of a private key can make: none, and those with a shared secret, are not.
    private static final String[] ALGORITHMS = {
        "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"
    };

    private static final String SERVICE_ACCOUNT = "service-account-";
    private static final int LONGEST_CLIENT = 200;

    private final IntakeConfig config;
    private final SigningKeys keys;

    TokenVerifier(IntakeConfig config, SigningKeys keys) {
        this.config = config;
        this.keys = keys;
    }

    /// What a token says, or why it is not believed.
    sealed interface Verified {
        record Believed(Identity identity) implements Verified {}

        record Refused(Refusal refusal) implements Verified {}
    }

    /// @param at when the token must have been valid
    /// @throws IdentityProviderAway when its key is not known and cannot be asked for
    Verified verify(String token, Instant at) throws IdentityProviderAway, InterruptedException {
        Optional<JsonWebSignature> signed = signed(token);
        if (signed.isEmpty()) {
            return refused(
                    Refusal.badToken("The token is not signed in a way that is accepted here."));
        }
        Optional<JsonWebKey> key = keys.find(signed.get().getKeyIdHeaderValue(), at);
        if (key.isEmpty()) {
            return refused(
                    Refusal.badToken(
                            "The token is signed with a key that the identity provider does not have."));
        }
        try {
            return believed(claims(token, key.get(), at));
        } catch (InvalidJwtException e) {
            return refused(refusal(e));
        }
    }

    /// The token as something signed by an accepted algorithm with a named key; nothing in it is believed yet.
    private static Optional<JsonWebSignature> signed(String token) {
        try {
            return JsonWebStructure.fromCompactSerialization(token)
                                    instanceof JsonWebSignature signature
                            && signature.getKeyIdHeaderValue() != null
                            && Set.of(ALGORITHMS).contains(signature.getAlgorithmHeaderValue())
                    ? Optional.of(signature)
                    : Optional.empty();
        } catch (JoseException _) {
            // Not a token at all, which is all there is to say; its words are not to be passed on.
            return Optional.empty();
        }
    }

    private JwtClaims claims(String token, JsonWebKey key, Instant at) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHMS))
                .setVerificationKey(key.getKey())
                .setExpectedIssuer(true, config.issuer().toString())
                .setExpectedAudience(true, config.audience())
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromMilliseconds(at.toEpochMilli()))
                .setAllowedClockSkewInSeconds(Math.toIntExact(config.clockSkew().toSeconds()))
                .build()
                .processToClaims(token);
    }

    private static Verified believed(JwtClaims claims) {
        Object type = claims.getClaimValue("typ");
        if (type != null && !type.equals("Bearer")) {
            return refused(Refusal.badToken("The token is not an access token."));
        }
        if (claims.getClaimValue("preferred_username") instanceof String user
                && !user.startsWith(SERVICE_ACCOUNT)) {
            return refused(
                    new Refusal(
                            "TOKEN_OF_A_PERSON",
                            "The token is a person's. Requests are sent by services."));
        }
        String client = client(claims);
        return client == null
                ? refused(Refusal.badToken("The token does not name its client."))
                : new Verified.Believed(new Identity(client, roles(claims)));
    }

    private static @Nullable String client(JwtClaims claims) {
        return claims.getClaimValue("azp") instanceof String client
                        && !client.isBlank()
                        && client.length() <= LONGEST_CLIENT
                ? client
                : null;
    }

    private static Set<String> roles(JwtClaims claims) {
        return claims.getClaimValue("realm_access") instanceof Map<?, ?> access
                        && access.get("roles") instanceof Collection<?> roles
                ? roles.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static Refusal refusal(InvalidJwtException e) {
        if (e.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)) {
            return Refusal.badToken("The token's signature is not the identity provider's.");
        }
        if (e.hasErrorCode(ErrorCodes.ISSUER_INVALID)
                || e.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
            return Refusal.badToken("The token comes from another issuer.");
        }
        if (e.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)
                || e.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return new Refusal("TOKEN_WRONG_AUDIENCE", "The token is not meant for this system.");
        }
        if (e.hasErrorCode(ErrorCodes.EXPIRED)) {
            return new Refusal(
                    "TOKEN_EXPIRED", "The token had expired when the broker took the request.");
        }
        if (e.hasErrorCode(ErrorCodes.NOT_YET_VALID)) {
            return Refusal.badToken(
                    "The token was not valid yet when the broker took the request.");
        }
        return Refusal.badToken("The token cannot be verified.");
    }

    private static Verified refused(Refusal refusal) {
        return new Verified.Refused(refusal);
    }
}
