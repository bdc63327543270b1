package io.datasync.worker.intake;

import static io.datasync.worker.intake.Tokens.NOW;
import static io.datasync.worker.intake.Tokens.at;
import static io.datasync.worker.intake.Tokens.sign;
import static io.datasync.worker.intake.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.datasync.worker.intake.TokenVerifier.Verified;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenVerifierTest {
    private final SigningKeys keys = keys(() -> List.of(Tokens.KEY));
    private final TokenVerifier verifier = new TokenVerifier(new Tokens.Settings(), keys);

    private static SigningKeys keys(KeySource source) {
        return new SigningKeys(source, () -> NOW, Duration.ofMinutes(10), Duration.ofSeconds(5));
    }

    @Test
    void a_good_token_names_its_client_and_roles() throws Exception {
        assertThat(verifier.verify(Tokens.good(), NOW))
                .isEqualTo(
                        new Verified.Believed(
                                new Identity("billing-service", Set.of("sync-requester"))));
    }

    @Test
    void a_token_that_was_valid_when_the_broker_took_the_record_is_good_for_ever()
            throws Exception {
        Instant longAgo = NOW.minus(Duration.ofDays(3));
        String old =
                token(
                        claims -> {
                            claims.setIssuedAt(at(longAgo));
                            claims.setExpirationTime(at(longAgo.plusSeconds(60)));
                        });

        assertThat(verifier.verify(old, longAgo.plusSeconds(59)))
                .isInstanceOf(Verified.Believed.class);
        assertThat(code(old, NOW)).isEqualTo("TOKEN_EXPIRED");
    }

    @Test
    void a_token_that_had_expired_by_then_is_refused_but_for_half_a_minute_of_grace()
            throws Exception {
        Instant expiry = NOW.plus(Duration.ofMinutes(5));

        assertThat(verifier.verify(Tokens.good(), expiry.plusSeconds(29)))
                .isInstanceOf(Verified.Believed.class);
        assertThat(code(Tokens.good(), expiry.plusSeconds(31))).isEqualTo("TOKEN_EXPIRED");
    }

    static Stream<Arguments> forgeries() {
        String good = Tokens.good();
        String[] parts = good.split("\\.");
        return Stream.of(
                arguments("no token at all", "let me in", "TOKEN_INVALID"),
                arguments("an empty one", "..", "TOKEN_INVALID"),
                arguments("unsigned", unsigned(), "TOKEN_INVALID"),
                arguments(
                        "the signature cut off", parts[0] + "." + parts[1] + ".", "TOKEN_INVALID"),
                arguments(
                        "another payload",
                        parts[0] + "." + encoded("{\"azp\":\"root\"}") + "." + parts[2],
                        "TOKEN_INVALID"),
                arguments(
                        "signed with the public key as a secret",
                        hmacWithPublicKey(),
                        "TOKEN_INVALID"),
                arguments(
                        "signed with a key of one's own",
                        sign(_ -> {}, s -> s.setKey(Tokens.FORGERS.getPrivateKey())),
                        "TOKEN_INVALID"),
                arguments(
                        "signed with an unknown key",
                        sign(_ -> {}, s -> s.setKeyIdHeaderValue("key-9")),
                        "TOKEN_INVALID"),
                arguments(
                        "the key brought along",
                        sign(_ -> {}, TokenVerifierTest::bringKey),
                        "TOKEN_INVALID"),
                arguments(
                        "no key id",
                        sign(_ -> {}, s -> s.getHeaders().setObjectHeaderValue("kid", null)),
                        "TOKEN_INVALID"),
                arguments(
                        "another issuer",
                        token(c -> c.setIssuer("http://evil/realms/datasync")),
                        "TOKEN_INVALID"),
                arguments("no issuer", token(c -> c.unsetClaim("iss")), "TOKEN_INVALID"),
                arguments(
                        "another audience",
                        token(c -> c.setAudience("account")),
                        "TOKEN_WRONG_AUDIENCE"),
                arguments("no audience", token(c -> c.unsetClaim("aud")), "TOKEN_WRONG_AUDIENCE"),
                arguments("no expiry", token(c -> c.unsetClaim("exp")), "TOKEN_INVALID"),
                arguments(
                        "not valid yet",
                        token(c -> c.setNotBefore(at(NOW.plusSeconds(90)))),
                        "TOKEN_INVALID"),
                arguments(
                        "an identity token", token(c -> c.setClaim("typ", "ID")), "TOKEN_INVALID"),
                arguments(
                        "a refresh token",
                        token(c -> c.setClaim("typ", "Refresh")),
                        "TOKEN_INVALID"),
                arguments("no client", token(c -> c.unsetClaim("azp")), "TOKEN_INVALID"),
                arguments(
                        "a person's",
                        token(c -> c.setClaim("preferred_username", "sarah")),
                        "TOKEN_OF_A_PERSON"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void a_forgery_is_refused_and_nothing_of_it_is_told(String name, String token, String code)
            throws Exception {
        Refusal refusal = refusal(token, NOW);

        assertThat(refusal.code()).as(name).isEqualTo(code);
        assertThat(refusal.reason()).doesNotContain("eyJ", "evil", "root", "sarah");
    }

    @Test
    void nothing_is_said_of_a_token_while_the_keys_cannot_be_had() {
        TokenVerifier blind =
                new TokenVerifier(
                        new Tokens.Settings(),
                        keys(
                                () -> {
                                    throw new IOException("no route");
                                }));

        assertThatThrownBy(() -> blind.verify(Tokens.good(), NOW))
                .isInstanceOf(IdentityProviderAway.class);
    }

    @Test
    void what_is_no_token_is_refused_without_asking_for_keys() throws Exception {
        TokenVerifier unasked =
                new TokenVerifier(
                        new Tokens.Settings(),
                        keys(
                                () -> {
                                    throw new AssertionError("asked");
                                }));

        assertThat(unasked.verify(unsigned(), NOW)).isInstanceOf(Verified.Refused.class);
    }

    private String code(String token, Instant at) throws Exception {
        return refusal(token, at).code();
    }

    private Refusal refusal(String token, Instant at) throws Exception {
        return switch (verifier.verify(token, at)) {
            case Verified.Refused(Refusal refusal) -> refusal;
            case Verified.Believed believed -> throw new AssertionError(believed.toString());
        };
    }

    private static String unsigned() {
        String payload = Tokens.good().split("\\.")[1];
        return encoded("{\"alg\":\"none\",\"kid\":\"key-1\"}") + "." + payload + ".";
    }

    private static String hmacWithPublicKey() {
        return sign(
                _ -> {},
                signature -> {
                    signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
                    signature.setAlgorithmHeaderValue("HS256");
                    signature.setKey(new HmacKey(Tokens.KEY.getPublicKey().getEncoded()));
                });
    }

    private static void bringKey(org.jose4j.jws.JsonWebSignature signature) {
        signature.setJwkHeader(Tokens.FORGERS);
        signature.setKey(Tokens.FORGERS.getPrivateKey());
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
