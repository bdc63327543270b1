package io.datasync.worker.run;

import io.datasync.contract.run.Hold;
import io.datasync.contract.run.RunView;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jboss.logging.Logger;

/// Runs that were held, and what became of them, in figures and log lines. Counted before the commit, so one that fails
/// may be counted twice: nothing rests on these.
@Singleton
public final class HoldMetrics {
    private static final Logger LOG = Logger.getLogger(HoldMetrics.class);

    private final MeterRegistry registry;

    public HoldMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void held(RunView run) {
        count(run, "held");
    }

    void approved(RunView run) {
        count(run, "approved");
    }

    /// @param how `expired`, `superseded` or `cancelled`
    void ended(RunView run, String how) {
        count(run, how);
        registry.counter("datasync.runs", "type", run.type(), "outcome", run.status().wire())
                .increment();
    }

    private void count(RunView run, String what) {
        Hold hold = Objects.requireNonNull(run.hold());
        String reason = hold.reason().wire();
        LOG.infof("held run %s of %s (%s): %s", run.id(), run.type(), reason, what);
        registry.counter("datasync.holds", "type", run.type(), "reason", reason, "what", what)
                .increment();
    }
}
