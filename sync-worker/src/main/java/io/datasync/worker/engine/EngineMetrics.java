package io.datasync.worker.engine;

import io.datasync.contract.run.Counts;
import io.datasync.contract.run.RunView;
import io.datasync.worker.run.Claim;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/// What the engine did, in figures.
@Singleton
public final class EngineMetrics {
    private final MeterRegistry registry;

    public EngineMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void claimed(Claim claim) {
        if (claim.orphan()) {
            registry.counter("datasync.lease.takeovers", "type", claim.type()).increment();
        }
    }

    void ended(RunView run) {
        registry.counter("datasync.runs", "type", run.type(), "outcome", run.status().wire())
                .increment();
        Counts counts = run.counts();
        rows(run.type(), "created", counts.created());
        rows(run.type(), "updated", counts.updated());
        rows(run.type(), "unchanged", counts.unchanged());
        rows(run.type(), "skipped", counts.skipped());
        rows(run.type(), "failed", counts.failed());
    }

    private void rows(String type, String outcome, long count) {
        registry.counter("datasync.rows", "type", type, "outcome", outcome)
                .increment((double) count);
    }
}
