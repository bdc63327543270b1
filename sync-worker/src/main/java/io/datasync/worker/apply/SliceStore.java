package io.datasync.worker.apply;

import io.datasync.contract.run.Counts;
import io.datasync.worker.outbox.Outbox;
import io.datasync.worker.run.Claim;
import io.datasync.worker.run.Stamp;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Stores slices with the events that tell of them.
final class SliceStore {
    private SliceStore() {}

    /// In as few round trips for many slices as for one.
    static void store(Handle handle, Claim claim, int ordinal, List<Slice> slices) {
        int first = firstNumber(handle, claim, ordinal);
        insert(handle, claim, ordinal, first, slices);
        List<Integer> told =
                IntStream.range(0, slices.size())
                        .filter(i -> slices.get(i).details() != null)
                        .mapToObj(i -> first + i)
                        .toList();
        if (!told.isEmpty()) {
            Stamp last = Stamp.next(handle, claim.syncId(), told.size());
            Outbox.addSlices(
                    handle,
                    claim.syncId(),
                    last.seq() - told.size() + 1,
                    last.occurredAt(),
                    ordinal,
                    told);
        }
    }

    private static int firstNumber(Handle handle, Claim claim, int ordinal) {
        return handle.createQuery(
                        """
                        SELECT coalesce(max(slice), 0) + 1 FROM slice
                        WHERE sync_id = :syncId AND ordinal = :ordinal
                        """)
                .bind("syncId", claim.syncId())
                .bind("ordinal", ordinal)
                .mapTo(Integer.class)
                .one();
    }

    private static void insert(
            Handle handle, Claim claim, int ordinal, int first, List<Slice> slices) {
        PreparedBatch batch =
                handle.prepareBatch(
                        """
                        INSERT INTO slice (sync_id, ordinal, slice, from_row, to_row, created, updated, unchanged, skipped,
                                           failed, removed, details)
                        VALUES (:syncId, :ordinal, :slice, :fromRow, :toRow, :created, :updated, :unchanged, :skipped,
                                :failed, :removed, :details)
                        """);
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            Counts counts = slice.counts();
            batch.bind("syncId", claim.syncId())
                    .bind("ordinal", ordinal)
                    .bind("slice", first + i)
                    .bind("fromRow", slice.fromRow())
                    .bind("toRow", slice.toRow())
                    .bind("created", counts.created())
                    .bind("updated", counts.updated())
                    .bind("unchanged", counts.unchanged())
                    .bind("skipped", counts.skipped())
                    .bind("failed", counts.failed())
                    .bind("removed", slice.removed())
                    .bind("details", slice.details())
                    .add();
        }
        batch.execute();
    }
}
