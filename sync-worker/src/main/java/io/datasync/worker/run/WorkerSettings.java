package io.datasync.worker.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How this worker takes runs from the queue.
@ConfigMapping(prefix = "datasync.worker")
public interface WorkerSettings {
    /// Runs at a time in this process.
    @WithDefault("2")
    int parallelRuns();

    /// How often the queue is looked at for runs that another worker queued or left behind.
    @WithDefault("500ms")
    Duration poll();

    /// How long a claim holds without being renewed, by the database's clock.
    @WithDefault("30s")
    Duration lease();

    @WithDefault("10s")
    Duration renewEvery();

    /// How often it is looked whether somebody asked for a held run to stop.
    @WithDefault("1s")
    Duration lookForCancelEvery();

    /// Attempts that may end in an unexpected exception before the run is given up.
    @WithDefault("3")
    int failures();

    /// Claims without any progress, as of a run that takes its process down each time, before it is given up.
    @WithDefault("10")
    int claims();

    /// The pause after a failed attempt, doubled each time.
    @WithDefault("2s")
    Duration pause();
}
