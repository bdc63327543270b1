package io.datasync.worker.apply;

import io.datasync.contract.run.Counts;
import io.datasync.worker.outbox.Outbox;
import io.datasync.worker.run.Claim;
import io.datasync.worker.run.Stamp;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Stores slices with the events that tell of them.
final class SliceStore {
    private SliceStore() {}

    static void store(Handle handle, Claim claim, int ordinal, List<Slice> slices) {
        for (Slice slice : slices) {
            int number = store(handle, claim, ordinal, slice);
            if (slice.details() != null) {
                Stamp stamp = Stamp.next(handle, claim.syncId());
                Outbox.addSlice(
                        handle, claim.syncId(), stamp.seq(), stamp.occurredAt(), ordinal, number);
            }
        }
    }

    private static int store(Handle handle, Claim claim, int ordinal, Slice slice) {
        Counts counts = slice.counts();
        return handle.createQuery(
                        """
                        INSERT INTO slice (sync_id, ordinal, slice, from_row, to_row, created, updated, unchanged, skipped,
                                           failed, removed, details)
                        SELECT :syncId, :ordinal, coalesce(max(slice), 0) + 1, :fromRow, :toRow, :created, :updated,
                               :unchanged, :skipped, :failed, :removed, :details
                        FROM slice WHERE sync_id = :syncId AND ordinal = :ordinal
                        RETURNING slice
                        """)
                .bind("syncId", claim.syncId())
                .bind("ordinal", ordinal)
                .bind("fromRow", slice.fromRow())
                .bind("toRow", slice.toRow())
                .bind("created", counts.created())
                .bind("updated", counts.updated())
                .bind("unchanged", counts.unchanged())
                .bind("skipped", counts.skipped())
                .bind("failed", counts.failed())
                .bind("removed", slice.removed())
                .bind("details", slice.details())
                .mapTo(Integer.class)
                .one();
    }
}
