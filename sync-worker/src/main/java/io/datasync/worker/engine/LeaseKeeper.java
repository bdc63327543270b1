package io.datasync.worker.engine;

import io.datasync.worker.engine.HeldRun.Stop;
import io.datasync.worker.run.Claim;
import io.datasync.worker.run.Claims;
import io.datasync.worker.run.WorkerSettings;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Renews the leases of the runs that this process holds, and stops those that it has lost or that somebody cancelled.
@Singleton
public final class LeaseKeeper {
    private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);

    private final Claims claims;
    private final WorkerSettings settings;
    private final Map<UUID, HeldRun> held = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(
                    2, Thread.ofPlatform().daemon().name("lease-", 0).factory());

    public LeaseKeeper(Claims claims, WorkerSettings settings) {
        this.claims = claims;
        this.settings = settings;
    }

    void start() {
        every(settings.renewEvery().toMillis(), this::renew);
        every(settings.lookForCancelEvery().toMillis(), this::lookForCancel);
    }

    private void every(long millis, Runnable task) {
        // Ends with the timer.
        ScheduledFuture<?> _ =
                timer.scheduleWithFixedDelay(
                        () -> guarded(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    /// The database may be away: then leases lapse by its clock, and the fence keeps us from writing.
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warnf("leases could not be looked after: %s", e.getMessage());
        }
    }

    void hold(HeldRun run) {
        held.put(run.claim().syncId(), run);
    }

    void release(HeldRun run) {
        held.remove(run.claim().syncId(), run);
    }

    /// Stops all that is held.
    void stopAll() {
        held.values().forEach(run -> run.stop(Stop.SHUTDOWN));
        timer.shutdownNow();
    }

    boolean stopped() {
        return timer.isShutdown();
    }

    private void renew() {
        Map<UUID, HeldRun> before = Map.copyOf(held);
        Set<UUID> ours = claims.renew(claimsOf(before));
        before.forEach(
                (syncId, run) -> {
                    if (!ours.contains(syncId)) {
                        run.stop(Stop.LEASE_LOST);
                    }
                });
    }

    private void lookForCancel() {
        Map<UUID, HeldRun> before = Map.copyOf(held);
        for (UUID syncId : claims.cancelRequested(claimsOf(before))) {
            HeldRun run = before.get(syncId);
            if (run != null) {
                run.stop(Stop.CANCELLED);
            }
        }
    }

    private static Set<Claim> claimsOf(Map<UUID, HeldRun> runs) {
        return Set.copyOf(runs.values().stream().map(HeldRun::claim).toList());
    }
}
