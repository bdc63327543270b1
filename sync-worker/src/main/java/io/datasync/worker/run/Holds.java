package io.datasync.worker.run;

import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.event.SyncRequest.ApproveRequested;
import io.datasync.contract.run.Hold;
import io.datasync.contract.run.Hold.GuardTrip;
import io.datasync.contract.run.RunView;
import io.datasync.worker.outbox.Outbox;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The way into the state in which a run waits to be approved, and by approval out of it. A held run has no lease, so
/// nobody can claim it.
@Singleton
public final class Holds {
    private final RunViews views;
    private final HoldSettings settings;
    private final HoldMetrics metrics;

    public Holds(RunViews views, HoldSettings settings, HoldMetrics metrics) {
        this.views = views;
        this.settings = settings;
        this.metrics = metrics;
    }

    /// The run's hold; empty when it never was held.
    public static Optional<Hold> of(Handle handle, UUID syncId) {
        return handle.createQuery("SELECT hold FROM run WHERE sync_id = :syncId")
                .bind("syncId", syncId)
                .map((row, _) -> Optional.ofNullable(Stored.json(row, "hold", Hold.class)))
                .one();
    }

    /// Holds a claimed run whose plan stands, and tells its planned slices. From the commit on the run is nobody's.
    ///
    /// @return the run, held; empty when somebody has asked for it to stop meanwhile
    public Optional<RunView> hold(
            Handle handle,
            Claim claim,
            Hold.Reason reason,
            String planHash,
            List<GuardTrip> guards) {
        UUID syncId = claim.syncId();
        Fence.lock(handle, claim);
        if (cancelRequested(handle, syncId)) {
            return Optional.empty();
        }
        int planned = plannedSlices(handle, syncId);
        Stamp stamp = Stamp.next(handle, syncId, planned + 1);
        Outbox.addPlannedSlices(handle, syncId, stamp.seq() - planned, stamp.occurredAt());
        Instant until = stamp.occurredAt().plus(settings.expiresAfter());
        store(
                handle,
                syncId,
                "awaiting_approval",
                new Hold(reason, planHash, stamp.occurredAt(), until, guards, null, null));
        handle.execute("DELETE FROM lease WHERE sync_id = ?", syncId);
        RunView view = views.view(handle, syncId);
        Outbox.add(handle, new SyncEvent.Held(syncId, stamp.seq(), stamp.occurredAt(), view));
        metrics.held(view);
        return Optional.of(view);
    }

    private static boolean cancelRequested(Handle handle, UUID syncId) {
        return handle.createQuery("SELECT cancel_requested FROM run WHERE sync_id = :syncId")
                .bind("syncId", syncId)
                .mapTo(Boolean.class)
                .one();
    }

    private static int plannedSlices(Handle handle, UUID syncId) {
        return handle.createQuery("SELECT count(*) FROM planned_slice WHERE sync_id = :syncId")
                .bind("syncId", syncId)
                .mapTo(Integer.class)
                .one();
    }

    /// Queues the held run to be applied, if it is held still and with that plan.
    Approval approve(Handle handle, ApproveRequested request) {
        TypeLock.take(handle, request.syncType());
        Held held = find(handle, request).orElse(Held.NEVER);
        Hold hold = held.hold();
        if (hold == null) {
            return Approval.NOT_HELD;
        }
        boolean samePlan = hold.planHash().equals(request.planHash());
        if (samePlan && hold.approvedAt() != null) {
            return Approval.KNOWN;
        }
        if (!held.waits()) {
            return Approval.TOO_LATE;
        }
        if (!samePlan) {
            return Approval.PLAN_CHANGED;
        }
        queue(handle, request, hold);
        return Approval.APPROVED;
    }

    private void queue(Handle handle, ApproveRequested request, Hold hold) {
        UUID syncId = request.syncId();
        Stamp stamp = Stamp.next(handle, syncId);
        store(
                handle,
                syncId,
                "queued",
                new Hold(
                        hold.reason(),
                        hold.planHash(),
                        hold.heldAt(),
                        hold.expiresAt(),
                        hold.guards(),
                        request.requestedBy(),
                        stamp.occurredAt()));
        // What it does first when it is claimed again.
        handle.execute("UPDATE run SET phase = 'applying' WHERE sync_id = ?", syncId);
        handle.execute(
                "INSERT INTO lease (sync_id, fence, until) VALUES (?, 0, '-infinity')", syncId);
        RunView view = views.view(handle, syncId);
        Outbox.add(handle, new SyncEvent.Approved(syncId, stamp.seq(), stamp.occurredAt(), view));
        metrics.approved(view);
    }

    private static void store(Handle handle, UUID syncId, String status, Hold hold) {
        handle.createUpdate(
                        """
                        UPDATE run SET status = :status, hold = :hold::jsonb, phase = NULL, phase_dataset = NULL,
                                       claims = 0, failures = 0
                        WHERE sync_id = :syncId
                        """)
                .bind("status", status)
                .bind("hold", Stored.json(hold))
                .bind("syncId", syncId)
                .execute();
    }

    private static Optional<Held> find(Handle handle, ApproveRequested request) {
        return handle.createQuery(
                        """
                        SELECT hold, status = 'awaiting_approval'
                                     AND (hold ->> 'expiresAt')::timestamptz > clock_timestamp() AS waits
                        FROM run WHERE sync_id = :syncId AND type = :type
                        FOR UPDATE
                        """)
                .bind("syncId", request.syncId())
                .bind("type", request.syncType())
                .map(
                        (row, _) ->
                                new Held(
                                        Stored.json(row, "hold", Hold.class),
                                        row.getBoolean("waits")))
                .findOne();
    }

    /// @param waits whether it can be approved still
    private record Held(@Nullable Hold hold, boolean waits) {
        static final Held NEVER = new Held(null, false);
    }
}
