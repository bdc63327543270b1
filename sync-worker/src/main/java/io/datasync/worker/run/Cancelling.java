package io.datasync.worker.run;

import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.event.SyncRequest.CancelRequested;
import io.datasync.contract.run.RunStatus;
import io.datasync.worker.outbox.Outbox;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Somebody asks for a run to stop. A run that is worked on does at its next chunk; a held one, which is nobody's, ends
/// here.
@Singleton
public final class Cancelling {
    private final RunViews views;
    private final HeldEnds ends;

    public Cancelling(RunViews views, HeldEnds ends) {
        this.views = views;
        this.ends = ends;
    }

    /// Does nothing the second time, and nothing to a run that has ended or is not known.
    void accept(Handle handle, CancelRequested request) {
        UUID syncId = request.syncId();
        Optional<RunStatus> before = mark(handle, syncId);
        if (before.isEmpty()) {
            return;
        }
        Stamp stamp = Stamp.next(handle, syncId);
        Outbox.add(
                handle,
                new SyncEvent.CancelAccepted(
                        syncId,
                        stamp.seq(),
                        stamp.occurredAt(),
                        request.requestedBy(),
                        views.view(handle, syncId)));
        if (before.get() == RunStatus.AWAITING_APPROVAL) {
            ends.cancel(handle, syncId);
        }
    }

    /// @return the run's status; empty when there is nothing to stop
    private static Optional<RunStatus> mark(Handle handle, UUID syncId) {
        return handle.createQuery(
                        """
                        UPDATE run SET cancel_requested = true
                        WHERE sync_id = :syncId AND NOT cancel_requested
                              AND status IN ('queued', 'running', 'awaiting_approval')
                        RETURNING status
                        """)
                .bind("syncId", syncId)
                .map((row, _) -> RunStatus.of(row.getString("status")))
                .findOne();
    }
}
