package io.datasync.audit.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How patient the ingest is while the database is away.
@ConfigMapping(prefix = "datasync.audit.ingest")
interface IngestConfig {
    /// The wait before the second try; it doubles from then on, with jitter.
    @WithDefault("200ms")
    Duration firstRetry();

    /// The longest wait between two tries. The tries do not end.
    @WithDefault("10s")
    Duration longestRetry();
}
