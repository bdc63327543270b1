package io.datasync.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What can be set for this service beside Quarkus's own settings.
@ConfigMapping(prefix = "datasync.api")
public interface ApiConfig {
    /// Where the catalog's files are.
    Path catalogDir();

    /// The server that the worker reads spreadsheets from in place of Google's.
    Optional<URI> sheetsEndpoint();

    Requests requests();

    Idempotency idempotency();

    Readiness readiness();

    /// Requests on their way to the broker.
    interface Requests {
        /// How long the broker may take to acknowledge a request before it counts as away.
        @WithDefault("5s")
        Duration deliveryTimeout();

        /// How long the identity provider may take to give us our own token.
        @WithDefault("5s")
        Duration tokenTimeout();

        /// How long a start may wait for another start of the same type.
        @WithDefault("7s")
        Duration startWait();

        /// What a caller is told to wait when something is away.
        @WithDefault("10s")
        Duration retryAfter();

        /// How often to look for requests that were not heard of.
        @WithDefault("10s")
        Duration lookEvery();

        /// How long the worker may stay silent before a request is published again; doubled each time.
        @WithDefault("30s")
        Duration republishAfter();

        /// The longest time between two publications of one request.
        @WithDefault("15m")
        Duration republishAtMost();
    }

    /// Idempotency keys.
    interface Idempotency {
        /// How long a key is remembered.
        @WithDefault("24h")
        Duration keep();
    }

    /// Readiness checks.
    interface Readiness {
        /// How long a part may take to answer.
        @WithDefault("2s")
        Duration timeout();
    }
}
