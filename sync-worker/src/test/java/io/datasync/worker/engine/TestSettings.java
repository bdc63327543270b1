package io.datasync.worker.engine;

import io.datasync.worker.outbox.OutboxSettings;
import io.datasync.worker.plan.ApplySettings;
import io.datasync.worker.progress.ProgressSettings;
import io.datasync.worker.run.HoldSettings;
import io.datasync.worker.run.WorkerSettings;
import io.datasync.worker.stage.StageSettings;
import java.time.Duration;

/// The settings as shipped, but for how plans are cut.
public record TestSettings(int chunkRows, int smallestChunk, int sliceBytes)
        implements ApplySettings {
    static final TestSettings SHIPPED = new TestSettings(10_000, 2500, 500_000);

    /// So many planned rows to a chunk.
    public static TestSettings chunksOf(int rows) {
        return new TestSettings(rows, rows, 500_000);
    }

    @Override
    public int chunksForProgress() {
        return 20;
    }

    public static WorkerSettings worker() {
        return new Worker(
                1,
                Duration.ofMillis(50),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                3,
                10,
                Duration.ofSeconds(2));
    }

    public static OutboxSettings outbox() {
        return new Outbox(
                Duration.ofMillis(100),
                50,
                4_000_000,
                Duration.ofSeconds(6),
                Duration.ofSeconds(30),
                Duration.ofDays(7));
    }

    public static StageSettings stage() {
        return () -> 0.3;
    }

    public static HoldSettings holds() {
        return () -> Duration.ofHours(1);
    }

    static ProgressSettings progress() {
        return () -> Duration.ofMillis(250);
    }

    private record Worker(
            int parallelRuns,
            Duration poll,
            Duration lease,
            Duration renewEvery,
            Duration lookForCancelEvery,
            int failures,
            int claims,
            Duration pause)
            implements WorkerSettings {}

    private record Outbox(
            Duration poll,
            int batchRows,
            int batchBytes,
            Duration delivery,
            Duration stale,
            Duration keep)
            implements OutboxSettings {}
}
