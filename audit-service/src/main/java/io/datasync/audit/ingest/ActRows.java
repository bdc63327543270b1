package io.datasync.audit.ingest;

import io.datasync.audit.storage.Texts;
import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.event.SyncEvent.Approved;
import io.datasync.contract.event.SyncEvent.CancelAccepted;
import io.datasync.contract.run.Hold;
import io.datasync.contract.run.Requester;
import org.jdbi.v3.core.Handle;

/// Writes table `run_act`: who approved a run, and who asked it to stop.
final class ActRows {
    private static final String INSERT =
            """
            INSERT INTO run_act (sync_id, seq, act, at, actor_kind, actor_id, actor_name, actor_email)
            VALUES (:syncId, :seq, :act, :at, :kind, :id, :name, :email)
            ON CONFLICT DO NOTHING
            """;

    private ActRows() {}

    static void insert(Handle handle, SyncEvent.OfRun event) {
        if (event instanceof CancelAccepted cancel) {
            insert(handle, event, "cancel_accepted", cancel.cancelledBy());
        }
        Hold hold = event.run().hold();
        if (event instanceof Approved && hold != null && hold.approvedBy() != null) {
            insert(handle, event, "approved", hold.approvedBy());
        }
    }

    private static void insert(Handle handle, SyncEvent event, String act, Requester by) {
        handle.createUpdate(INSERT)
                .bind("syncId", event.syncId())
                .bind("seq", event.seq())
                .bind("act", act)
                .bind("at", event.occurredAt())
                .bind("kind", by.kind().wire())
                .bind("id", Texts.storable(by.id()))
                .bind("name", Texts.storable(by.name()))
                .bind("email", Texts.storable(by.email()))
                .execute();
    }
}
