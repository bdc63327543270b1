package io.datasync.worker.run;

import io.datasync.contract.run.RunView;
import io.datasync.worker.outbox.OutboxSignal;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// How a held run ends that is not approved. Each of the ways, as approval does, locks the run's row and looks whether it
/// is held still, so that exactly one of them wins.
@Singleton
public final class HeldEnds {
    private final Jdbi jdbi;
    private final RunViews views;
    private final OutboxSignal outbox;
    private final HoldMetrics metrics;

    public HeldEnds(Jdbi jdbi, RunViews views, OutboxSignal outbox, HoldMetrics metrics) {
        this.jdbi = jdbi;
        this.views = views;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /// Ends the runs that nobody approved in time, by the database's clock.
    public List<RunView> expire() {
        List<RunView> ended = jdbi.inTransaction(this::expire);
        if (!ended.isEmpty()) {
            outbox.grew();
        }
        return ended;
    }

    private List<RunView> expire(Handle handle) {
        return handle
                .createQuery(
                        """
                        SELECT sync_id FROM run
                        WHERE status = 'awaiting_approval' AND (hold ->> 'expiresAt')::timestamptz <= clock_timestamp()
                        FOR UPDATE SKIP LOCKED
                        """)
                .mapTo(UUID.class)
                .list()
                .stream()
                .map(
                        syncId ->
                                end(
                                        handle,
                                        syncId,
                                        "expired",
                                        "Cancelled: nobody approved the plan before it expired. Nothing was changed."))
                .toList();
    }

    /// Ends the held run of the type, if there is one: a newer run has been queued in this transaction.
    void supersede(Handle handle, String type) {
        handle.createQuery(
                        "SELECT sync_id FROM run WHERE type = :type AND status = 'awaiting_approval' FOR UPDATE")
                .bind("type", type)
                .mapTo(UUID.class)
                .findOne()
                .ifPresent(
                        syncId ->
                                end(
                                        handle,
                                        syncId,
                                        "superseded",
                                        "Cancelled: a newer sync took its place before the plan was approved. Nothing was changed."));
    }

    /// Ends a held run, whose row this transaction has locked, since somebody asked for it.
    void cancel(Handle handle, UUID syncId) {
        end(handle, syncId, "cancelled", "Cancelled before anything was changed.");
    }

    private RunView end(Handle handle, UUID syncId, String how, String message) {
        RunView view = Endings.end(handle, views, syncId, Endings.End.cancelled(message));
        metrics.ended(view, how);
        return view;
    }
}
