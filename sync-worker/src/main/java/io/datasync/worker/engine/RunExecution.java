package io.datasync.worker.engine;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.SyncType;
import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunView;
import io.datasync.worker.engine.HeldRun.Stop;
import io.datasync.worker.progress.ProgressPublisher;
import io.datasync.worker.run.Claim;
import io.datasync.worker.run.Claims;
import io.datasync.worker.run.Endings;
import io.datasync.worker.run.LeaseLost;
import io.datasync.worker.run.QueueSignal;
import io.datasync.worker.run.WorkerSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// One claim of a run, from its first statement to its end: whatever goes wrong, the run ends, or is claimed again.
@Singleton
public final class RunExecution {
    private static final Logger LOG = Logger.getLogger(RunExecution.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Catalog catalog;
    private final RunPhases phases;
    private final Claims claims;
    private final Endings endings;
    private final ProgressPublisher progress;
    private final QueueSignal queue;
    private final WorkerSettings settings;
    private final EngineMetrics metrics;

    public RunExecution(
            Catalog catalog,
            RunPhases phases,
            Claims claims,
            Endings endings,
            ProgressPublisher progress,
            QueueSignal queue,
            WorkerSettings settings,
            EngineMetrics metrics) {
        this.catalog = catalog;
        this.phases = phases;
        this.claims = claims;
        this.endings = endings;
        this.progress = progress;
        this.queue = queue;
        this.settings = settings;
        this.metrics = metrics;
    }

    void execute(HeldRun run) {
        Claim claim = run.claim();
        MDC.put("syncId", claim.syncId());
        MDC.put("syncType", claim.type());
        progress.watch(claim.syncId(), run.read()::get);
        try {
            untilItEnds(run);
        } catch (LeaseLost e) {
            LOG.warnf("%s; this worker leaves it alone", e.getMessage());
        } finally {
            progress.unwatch(claim.syncId());
            MDC.remove("syncId");
            MDC.remove("syncType");
        }
    }

    /// An outage is waited for, as long as nobody else claims the run; a fault ends the attempt. A run that is left
    /// alone is claimed again when its lease has lapsed.
    private void untilItEnds(HeldRun run) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                attempt(run);
                return;
            } catch (LeaseLost e) {
                throw e;
            } catch (RuntimeException e) {
                if (!Outages.isOutage(e)) {
                    fault(run, e);
                    return;
                }
                LOG.warnf(
                        "an outage interrupts the run, going on in %s: %s", pause, e.getMessage());
                if (run.awaitStop(pause) && run.stopped() != Stop.CANCELLED) {
                    return;
                }
                pause = pause.multipliedBy(2);
                pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
            }
        }
    }

    private void attempt(HeldRun run) {
        Claim claim = run.claim();
        Optional<SyncType> type = catalog.type(claim.type());
        if (claim.claims() > settings.claims()) {
            end(endings.fail(claim, internalError()));
        } else if (type.isEmpty()) {
            end(endings.fail(claim, unknownType(claim)));
        } else {
            end(claim, phases.run(run, type.get()));
        }
    }

    private void end(Claim claim, RunPhases.Outcome outcome) {
        switch (outcome) {
            case RunPhases.Outcome.Applied _ -> end(endings.complete(claim));
            case RunPhases.Outcome.Cancelled _ -> end(endings.cancel(claim));
            case RunPhases.Outcome.Failed(RunError error) -> end(endings.fail(claim, error));
            case RunPhases.Outcome.Held _ -> LOG.info("run waits to be approved");
            case RunPhases.Outcome.Interrupted _ -> claims.handBack(claim);
        }
    }

    private void end(RunView view) {
        metrics.ended(view);
        LOG.infof("run ended %s", view.status().wire());
    }

    private void fault(HeldRun run, RuntimeException fault) {
        LOG.error("the run failed unexpectedly", fault);
        if (claims.giveUpAttempt(run.claim()) >= settings.failures()) {
            end(endings.fail(run.claim(), internalError()));
        } else {
            queue.queued();
        }
    }

    private static RunError internalError() {
        return new RunError(
                "INTERNAL_ERROR",
                "The sync failed because of a fault in the system. What was applied before is kept.",
                "Try again later; if it fails again, tell whoever runs the system.",
                null);
    }

    private static RunError unknownType(Claim claim) {
        return new RunError(
                "SYNC_TYPE_UNKNOWN",
                "The catalog has no sync type %s any more.".formatted(claim.type()),
                "Put its file back into the catalog, or sync another type.",
                null);
    }
}
