package io.datasync.worker.intake;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;

/// The identity provider's keys, remembered. They are asked for again when they are old, and when a key id turns up
/// that they do not have, though not more often than every few seconds: key ids cost a forger nothing.
final class SigningKeys {
    /// How far the broker's clock and this machine's may be apart.
    private static final Duration APART = Duration.ofMinutes(1);

    private final KeySource source;
    private final InstantSource clock;
    private final Duration kept;
    private final Duration atMostEvery;

    private List<JsonWebKey> keys = List.of();
    private Instant fetchedAt = Instant.MIN;
    private Instant askedAt = Instant.MIN;
    private volatile boolean away;

    SigningKeys(KeySource source, InstantSource clock, Duration kept, Duration atMostEvery) {
        this.source = source;
        this.clock = clock;
        this.kept = kept;
        this.atMostEvery = atMostEvery;
    }

    /// Whether the last asking failed.
    boolean away() {
        return away;
    }

    /// The key with that id; empty when the identity provider has none.
    ///
    /// @param usedAt when something was signed with it at the latest: what was fetched later has it, if it exists
    /// @throws IdentityProviderAway when the key is not known and the provider cannot be asked
    synchronized Optional<JsonWebKey> find(String keyId, Instant usedAt)
            throws IdentityProviderAway, InterruptedException {
        boolean mayAsk = clock.instant().minus(atMostEvery).isAfter(askedAt);
        if (known(keyId).isPresent()) {
            if (mayAsk && clock.instant().minus(kept).isAfter(fetchedAt)) {
                ask(keyId);
            }
        } else if (away || fetchedAt.equals(Instant.MIN)) {
            ask(keyId);
        } else if (mayAsk && usedAt.plus(APART).isAfter(fetchedAt)) {
            ask(keyId);
        }
        return known(keyId);
    }

    private Optional<JsonWebKey> known(String keyId) {
        return keys.stream().filter(key -> keyId.equals(key.getKeyId())).findFirst();
    }

    /// Keys that are old are better than none while the provider is away.
    private void ask(String keyId) throws IdentityProviderAway, InterruptedException {
        askedAt = clock.instant();
        try {
            keys = List.copyOf(source.fetch());
            fetchedAt = clock.instant();
            away = false;
        } catch (IOException e) {
            away = true;
            if (known(keyId).isEmpty()) {
                throw new IdentityProviderAway("the identity provider's keys cannot be had", e);
            }
        }
    }
}
