package io.datasync.worker.run;

import io.datasync.contract.run.Phase;
import io.datasync.contract.run.RunView;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The steps a run takes between its start and its end, as its row shows them; each behind the fence.
public final class Steps {
    private Steps() {}

    /// What the run is doing from now on.
    ///
    /// @param dataset null where it is about all of them
    public static void phase(Handle handle, Claim claim, Phase phase, @Nullable String dataset) {
        phase(handle, claim, phase, dataset, false);
    }

    /// What is only shown, or is made again after a crash, need not wait for the disk: should PostgreSQL crash, it was
    /// never said.
    ///
    /// @param durable whether the transaction tells a fact that must outlive a crash
    private static void phase(
            Handle handle, Claim claim, Phase phase, @Nullable String dataset, boolean durable) {
        Fence.lock(handle, claim);
        handle.createUpdate(
                        """
                        UPDATE run SET phase = :phase, phase_dataset = :dataset
                        FROM (SELECT CASE WHEN NOT :durable THEN set_config('synchronous_commit', 'off', true) END) AS commit
                        WHERE sync_id = :syncId
                        """)
                .bind("phase", phase.wire())
                .bind("dataset", dataset)
                .bind("durable", durable)
                .bind("syncId", claim.syncId())
                .execute();
    }

    /// All of the source was read; a plan that was made from an earlier reading does not stand any more, also while the
    /// same claim makes its tables anew. A second reading, after a crash took the first one's copy, leaves the first
    /// one's time and hash once some of it was applied.
    public static void read(Handle handle, Claim claim, RunView.Source source, String contentHash) {
        phase(handle, claim, Phase.PLANNING, null);
        handle.execute(
                "UPDATE run SET plan_fence = NULL WHERE sync_id = ? AND plan_fence IS NOT NULL",
                claim.syncId());
        handle.createUpdate(
                        """
                        UPDATE run SET read_at = clock_timestamp(), source = :source::jsonb, content_hash = :hash
                        WHERE sync_id = :syncId AND (checkpoint_ordinal, checkpoint_row) = (0, 0)
                        """)
                .bind("source", Stored.json(source))
                .bind("hash", contentHash)
                .bind("syncId", claim.syncId())
                .execute();
    }

    /// What the run is about was taken from an earlier run, and no source is read.
    public static void loaded(Handle handle, Claim claim, String contentHash) {
        phase(handle, claim, Phase.PLANNING, null);
        handle.execute(
                "UPDATE run SET content_hash = ? WHERE sync_id = ?", contentHash, claim.syncId());
    }

    /// The plan stands, in the tables of this claim; the first time, that is an event of its own.
    ///
    /// @return true the first time
    public static boolean planned(Handle handle, Claim claim) {
        phase(handle, claim, Phase.APPLYING, null, true);
        return handle.createQuery(
                        """
                        UPDATE run SET plan_fence = fence, claims = 0, failures = 0,
                                       planned_at = coalesce(planned_at, clock_timestamp())
                        WHERE sync_id = :syncId
                        RETURNING old.planned_at IS NULL
                        """)
                .bind("syncId", claim.syncId())
                .mapTo(Boolean.class)
                .one();
    }

    /// Everything up to and with this row of this dataset is settled. Behind the fence already.
    ///
    /// @return true when somebody asked for the run to stop
    public static boolean checkpoint(
            Handle handle, Claim claim, int ordinal, int row, String dataset) {
        return handle.createQuery(
                        """
                        UPDATE run SET checkpoint_ordinal = :ordinal, checkpoint_row = :row, phase_dataset = :dataset,
                                       claims = 0, failures = 0
                        WHERE sync_id = :syncId
                        RETURNING cancel_requested
                        """)
                .bind("ordinal", ordinal)
                .bind("row", row)
                .bind("dataset", dataset)
                .bind("syncId", claim.syncId())
                .mapTo(Boolean.class)
                .one();
    }

    /// Where a run stands that is claimed.
    ///
    /// @param planFence the claim whose tables hold the plan; null until there is one
    public record State(
            @Nullable Long planFence,
            int checkpointOrdinal,
            int checkpointRow,
            @Nullable String contentHash,
            boolean cancelRequested) {
        /// True when some of it was applied, or at least passed.
        public boolean begun() {
            return checkpointOrdinal > 0 || checkpointRow > 0;
        }
    }

    public static State state(Handle handle, Claim claim) {
        return handle.createQuery("SELECT * FROM run WHERE sync_id = :syncId")
                .bind("syncId", claim.syncId())
                .map(
                        (row, _) ->
                                new State(
                                        Stored.longOrNull(row, "plan_fence"),
                                        row.getInt("checkpoint_ordinal"),
                                        row.getInt("checkpoint_row"),
                                        row.getString("content_hash"),
                                        row.getBoolean("cancel_requested")))
                .one();
    }
}
