package io.datasync.worker.source;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The settings as shipped, but for a short silence.
record TestConfig(Optional<URI> endpoint, Optional<Path> credentials, Duration readTimeout)
        implements SheetsConfig {
    TestConfig(Optional<URI> endpoint, Optional<Path> credentials) {
        this(endpoint, credentials, Duration.ofMillis(400));
    }

    static TestConfig at(URI endpoint) {
        return new TestConfig(Optional.of(endpoint), Optional.empty());
    }

    @Override
    public Duration deadline() {
        return Duration.ofMinutes(2);
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration backoffBase() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration backoffCap() {
        return Duration.ofSeconds(32);
    }

    @Override
    public int readsPerMinute() {
        return 60;
    }

    @Override
    public Duration metadataKept() {
        return Duration.ofMinutes(5);
    }
}
