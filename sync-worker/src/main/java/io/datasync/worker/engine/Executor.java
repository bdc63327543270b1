package io.datasync.worker.engine;

import io.datasync.worker.outbox.OutboxSignal;
import io.datasync.worker.run.Claim;
import io.datasync.worker.run.Claims;
import io.datasync.worker.run.HeldEnds;
import io.datasync.worker.run.QueueSignal;
import io.datasync.worker.run.WorkerSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Threads that claim runs and execute them, as many at a time as configured.
@Singleton
public final class Executor {
    private static final Logger LOG = Logger.getLogger(Executor.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Claims claims;
    private final RunExecution execution;
    private final HeldEnds heldEnds;
    private final LeaseKeeper leases;
    private final Leftovers leftovers;
    private final QueueSignal queue;
    private final OutboxSignal outbox;
    private final WorkerSettings settings;
    private final EngineMetrics metrics;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    public Executor(
            Claims claims,
            RunExecution execution,
            HeldEnds heldEnds,
            LeaseKeeper leases,
            Leftovers leftovers,
            QueueSignal queue,
            OutboxSignal outbox,
            WorkerSettings settings,
            EngineMetrics metrics) {
        this.claims = claims;
        this.execution = execution;
        this.heldEnds = heldEnds;
        this.leases = leases;
        this.leftovers = leftovers;
        this.queue = queue;
        this.outbox = outbox;
        this.settings = settings;
        this.metrics = metrics;
    }

    public void start() {
        leases.start();
        for (int i = 1; i <= settings.parallelRuns(); i++) {
            threads.add(Thread.ofPlatform().name("run-" + i).start(this::work));
        }
    }

    /// Stops at the next chunk and hands the runs back, so that another worker goes on with them at once.
    public void stop() {
        stopping = true;
        leases.stopAll();
        threads.forEach(_ -> queue.queued());
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void work() {
        Duration pause = settings.poll();
        while (!stopping) {
            try {
                Optional<Claim> claim = claims.claim();
                if (claim.isPresent()) {
                    execute(claim.get());
                } else {
                    await(settings.poll());
                }
                expire();
                pause = settings.poll();
            } catch (RuntimeException e) {
                LOG.warnf("the queue cannot be looked at: %s", e.getMessage());
                await(pause);
                pause = pause.multipliedBy(2);
                pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
            }
        }
    }

    private void expire() {
        if (!heldEnds.expire().isEmpty()) {
            leftovers.drop();
        }
    }

    private void await(Duration longest) {
        try {
            if (queue.await(longest)) {
                LOG.trace("woken");
            }
        } catch (InterruptedException e) {
            stopping = true;
            Thread.currentThread().interrupt();
        }
    }

    private void execute(Claim claim) {
        HeldRun run = new HeldRun(claim);
        metrics.claimed(claim);
        outbox.grew();
        leases.hold(run);
        try {
            if (stopping) {
                run.stop(HeldRun.Stop.SHUTDOWN);
            }
            execution.execute(run);
        } finally {
            leases.release(run);
        }
        leftovers.drop();
    }
}
