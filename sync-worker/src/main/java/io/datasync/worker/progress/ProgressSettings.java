package io.datasync.worker.progress;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How often progress is told.
@ConfigMapping(prefix = "datasync.progress")
public interface ProgressSettings {
    /// The least time between two tellings of one run; the contract allows four a second.
    @WithDefault("250ms")
    Duration every();
}
