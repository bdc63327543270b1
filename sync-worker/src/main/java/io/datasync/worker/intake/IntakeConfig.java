package io.datasync.worker.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/// Whose requests are taken, and how they are verified.
@ConfigMapping(prefix = "datasync.requests")
public interface IntakeConfig {
    /// The identity provider, as its tokens name it; its keys are found through its discovery document.
    URI issuer();

    /// What a token must be meant for.
    @WithDefault("datasync")
    String audience();

    /// The one client that may name somebody else as the requester.
    @WithDefault("sync-api")
    String delegate();

    /// How far the identity provider's clock and the broker's may be apart.
    @WithDefault("30s")
    Duration clockSkew();

    /// How long the identity provider's keys are used before they are asked for again.
    @WithDefault("10m")
    Duration keysKept();

    /// The shortest time between two askings for keys, whatever key ids turn up.
    @WithDefault("5s")
    Duration keysAskedAtMostEvery();

    @WithDefault("5s")
    Duration identityTimeout();

    /// Bytes; a larger record is refused.
    @WithDefault("65536")
    int largest();

    /// The first wait while a part is away is at most this long; each further one at most twice the one before.
    @WithDefault("200ms")
    Duration backoffBase();

    @WithDefault("10s")
    Duration backoffCap();
}
