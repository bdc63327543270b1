package io.datasync.worker.plan;

import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.catalog.SyncType;
import io.datasync.contract.event.SyncEvent;
import io.datasync.worker.directory.DirectoryTable;
import io.datasync.worker.outbox.Outbox;
import io.datasync.worker.outbox.OutboxSignal;
import io.datasync.worker.run.Claim;
import io.datasync.worker.run.RunViews;
import io.datasync.worker.run.Stamp;
import io.datasync.worker.run.Steps;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/// A plan's figures and chunks, as stored beside the run; and whether its tables still hold it.
@Singleton
public final class PlanStore {
    private final Jdbi jdbi;
    private final RunViews views;
    private final OutboxSignal outbox;

    public PlanStore(Jdbi jdbi, RunViews views, OutboxSignal outbox) {
        this.jdbi = jdbi;
        this.views = views;
        this.outbox = outbox;
    }

    /// From this commit on the plan stands, and the run is applied from it whoever does it.
    void store(Claim claim, List<DatasetPlan> plans) {
        jdbi.useTransaction(
                handle -> {
                    boolean first = Steps.planned(handle, claim);
                    if (!first) {
                        forgetUnsettled(handle, claim);
                    }
                    plans.forEach(plan -> store(handle, claim, plan));
                    if (first) {
                        tell(handle, claim, plans);
                        plans.forEach(plan -> AbsentList.tell(handle, claim, plan));
                    }
                });
        outbox.grew();
    }

    /// Datasets of which nothing is settled are counted anew: the sheet may be another by now.
    private static void forgetUnsettled(Handle handle, Claim claim) {
        handle.createUpdate(
                        """
                        DELETE FROM run_dataset d
                        WHERE sync_id = :syncId
                              AND NOT EXISTS (SELECT FROM slice s WHERE s.sync_id = d.sync_id AND s.ordinal = d.ordinal)
                              AND EXISTS (SELECT FROM run r WHERE r.sync_id = d.sync_id AND d.ordinal >= r.checkpoint_ordinal)
                        """)
                .bind("syncId", claim.syncId())
                .execute();
    }

    /// Rows settled by slices before a crash took an earlier plan stay as they were counted then.
    private static void store(Handle handle, Claim claim, DatasetPlan plan) {
        handle.createUpdate(
                        """
                        INSERT INTO run_dataset (sync_id, ordinal, dataset, places, rows_read, unchanged, absent,
                                                 to_create, to_update, to_skip, to_fail, plan_rows)
                        SELECT :syncId, :ordinal, :dataset, :places, :sheetRows + settled.rows,
                               :unchanged + settled.unchanged, :absent, :create, :update, :skip, :fail, :planRows
                        FROM (SELECT coalesce(sum(created + updated + unchanged + skipped + failed), 0) AS rows,
                                     coalesce(sum(unchanged), 0) AS unchanged
                              FROM slice WHERE sync_id = :syncId AND ordinal = :ordinal) settled
                        ON CONFLICT (sync_id, ordinal) DO UPDATE
                        SET places = excluded.places, rows_read = excluded.rows_read, unchanged = excluded.unchanged,
                            plan_rows = excluded.plan_rows
                        """)
                .bind("syncId", claim.syncId())
                .bind("ordinal", plan.table().ordinal())
                .bind("dataset", plan.table().directory().dataset().dataset())
                .bind("places", plan.columns().positions().toArray(Integer[]::new))
                .bind("sheetRows", plan.sheetRows())
                .bind("unchanged", plan.unchanged())
                .bind("absent", plan.absent())
                .bind("create", plan.create())
                .bind("update", plan.update())
                .bind("skip", plan.skip())
                .bind("fail", plan.fail())
                .bind("planRows", plan.planRows())
                .execute();
        storeChunks(handle, claim, plan);
    }

    private static void storeChunks(Handle handle, Claim claim, DatasetPlan plan) {
        handle.execute(
                "DELETE FROM chunk WHERE sync_id = ? AND ordinal = ?",
                claim.syncId(),
                plan.table().ordinal());
        if (plan.chunks().isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch(
                        """
                        INSERT INTO chunk (sync_id, ordinal, from_row, to_row, sheet_rows, plan_rows)
                        VALUES (:syncId, :ordinal, :fromRow, :toRow, :sheetRows, :planRows)
                        """);
        for (Chunk chunk : plan.chunks()) {
            batch.bind("syncId", claim.syncId())
                    .bind("ordinal", chunk.ordinal())
                    .bind("fromRow", chunk.fromRow())
                    .bind("toRow", chunk.toRow())
                    .bind("sheetRows", chunk.sheetRows())
                    .bind("planRows", chunk.planRows())
                    .add();
        }
        batch.execute();
    }

    private void tell(Handle handle, Claim claim, List<DatasetPlan> plans) {
        Stamp stamp = Stamp.next(handle, claim.syncId());
        String hash =
                handle.createQuery("SELECT content_hash FROM run WHERE sync_id = :syncId")
                        .bind("syncId", claim.syncId())
                        .mapTo(String.class)
                        .one();
        Outbox.add(
                handle,
                new SyncEvent.Planned(
                        claim.syncId(),
                        stamp.seq(),
                        stamp.occurredAt(),
                        views.view(handle, claim.syncId()),
                        plans.stream().map(DatasetPlan::event).toList(),
                        hash));
    }

    /// The plan tables of a run whose plan stands, from the checkpoint's dataset on; empty when a crash of PostgreSQL
    /// has emptied any of them, or one is gone.
    public Optional<List<PlanTable>> tables(Claim claim, SyncType type, Steps.State state) {
        Long fence = state.planFence();
        if (fence == null) {
            return Optional.empty();
        }
        List<PlanTable> tables =
                type.datasets().stream()
                        .map(dataset -> table(claim, fence, type, dataset))
                        .toList();
        boolean whole =
                jdbi.withHandle(
                        handle ->
                                tables.stream()
                                        .skip(state.checkpointOrdinal())
                                        .allMatch(table -> whole(handle, claim, table)));
        return whole ? Optional.of(tables) : Optional.empty();
    }

    private static PlanTable table(Claim claim, long fence, SyncType type, Dataset dataset) {
        return new PlanTable(
                claim.number(),
                fence,
                type.datasets().indexOf(dataset),
                new DirectoryTable(dataset));
    }

    private static boolean whole(Handle handle, Claim claim, PlanTable table) {
        boolean there =
                handle.createQuery("SELECT to_regclass(:table) IS NOT NULL")
                        .bind("table", table.name())
                        .mapTo(Boolean.class)
                        .one();
        return there
                && handle.createQuery(
                                """
                                SELECT plan_rows = (SELECT count(*) FROM %s) FROM run_dataset
                                WHERE sync_id = :syncId AND ordinal = :ordinal
                                """
                                        .formatted(table.name()))
                        .bind("syncId", claim.syncId())
                        .bind("ordinal", table.ordinal())
                        .mapTo(Boolean.class)
                        .findOne()
                        .orElse(false);
    }

    /// The first chunk beyond the checkpoint.
    public Optional<Chunk> next(Handle handle, Claim claim, int afterOrdinal, int afterRow) {
        return handle.createQuery(
                        """
                        SELECT * FROM chunk
                        WHERE sync_id = :syncId AND (ordinal, to_row) > (:ordinal, :row)
                        ORDER BY ordinal, to_row
                        LIMIT 1
                        """)
                .bind("syncId", claim.syncId())
                .bind("ordinal", afterOrdinal)
                .bind("row", afterRow)
                .map(
                        (row, _) ->
                                new Chunk(
                                        row.getInt("ordinal"),
                                        row.getInt("from_row"),
                                        row.getInt("to_row"),
                                        row.getInt("sheet_rows"),
                                        row.getInt("plan_rows")))
                .findOne();
    }
}
