package io.datasync.worker.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How Google Sheets is reached, and how long it is waited for.
@ConfigMapping(prefix = "datasync.sheets")
public interface SheetsConfig {
    /// The root URL of another server that speaks the Sheets API; empty for Google's own.
    Optional<URI> endpoint();

    /// The service account's key file; without one, requests to another server carry no token.
    Optional<Path> credentials();

    /// How long a read that fails is tried again before the run fails, from the first failure on.
    @WithDefault("2m")
    Duration deadline();

    @WithDefault("5s")
    Duration connectTimeout();

    /// How long the server may be silent.
    @WithDefault("30s")
    Duration readTimeout();

    /// The first wait is at most this long; each further one at most twice the one before.
    @WithDefault("1s")
    Duration backoffBase();

    @WithDefault("32s")
    Duration backoffCap();

    /// Over all workers that share a database.
    @WithDefault("60")
    int readsPerMinute();

    /// How long a spreadsheet's title and tabs are remembered.
    @WithDefault("5m")
    Duration metadataKept();
}
