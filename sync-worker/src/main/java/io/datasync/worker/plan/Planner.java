package io.datasync.worker.plan;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.SyncType;
import io.datasync.worker.directory.DirectoryTable;
import io.datasync.worker.plan.ChunkLayout.Bucket;
import io.datasync.worker.run.Claim;
import io.datasync.worker.run.Steps;
import io.datasync.worker.stage.Staged;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/// Makes the plan of all datasets of a run, in one snapshot of the records, before any of it is applied.
@Singleton
public final class Planner {
    /// From so many rows on, statistics and a BRIN index pay.
    private static final long BIG = 20_000;

    private final Jdbi jdbi;
    private final Catalog catalog;
    private final PlanStore store;
    private final ApplySettings settings;

    public Planner(Jdbi jdbi, Catalog catalog, PlanStore store, ApplySettings settings) {
        this.jdbi = jdbi;
        this.catalog = catalog;
        this.store = store;
        this.settings = settings;
    }

    /// Plans what is not settled yet.
    ///
    /// @param state where the run stands: what was applied before a crash took the plan is left as it is
    public void plan(Claim claim, SyncType type, List<Staged> staged, Steps.State state) {
        int first = state.checkpointOrdinal();
        plan(
                claim,
                staged,
                state,
                handle -> {
                    for (int ordinal = first; ordinal < staged.size(); ordinal++) {
                        Staged dataset = staged.get(ordinal);
                        create(handle, type, dataset, table(claim, dataset, ordinal), first);
                    }
                });
    }

    /// Plans by tables that are made some other way.
    ///
    /// @param tables makes the plan tables of all datasets from the checkpoint's on
    public void plan(Claim claim, List<Staged> staged, Steps.State state, Consumer<Handle> tables) {
        List<DatasetPlan> plans =
                jdbi.inTransaction(
                        TransactionIsolationLevel.REPEATABLE_READ,
                        handle -> {
                            handle.execute("SET LOCAL work_mem = '64MB'");
                            tables.accept(handle);
                            return measure(handle, claim, staged, state);
                        });
        store.store(claim, plans);
    }

    private static PlanTable table(Claim claim, Staged staged, int ordinal) {
        return PlanTable.of(claim, ordinal, staged.table().directory());
    }

    private List<DatasetPlan> measure(
            Handle handle, Claim claim, List<Staged> staged, Steps.State state) {
        boolean wholeSheet = claim.derivedFrom() == null;
        List<DatasetPlan> plans = new ArrayList<>();
        for (int ordinal = state.checkpointOrdinal(); ordinal < staged.size(); ordinal++) {
            Staged dataset = staged.get(ordinal);
            PlanTable table = table(claim, dataset, ordinal);
            int settled = ordinal == state.checkpointOrdinal() ? state.checkpointRow() : 0;
            plans.add(
                    measure(
                            handle,
                            dataset,
                            table,
                            settled,
                            wholeSheet,
                            state.planFence() == null));
        }
        return plans;
    }

    private void create(Handle handle, SyncType type, Staged staged, PlanTable table, int first) {
        analyze(handle, staged.table().name(), staged.rows());
        handle.execute("DROP TABLE IF EXISTS " + table.name());
        handle.execute(
                new PlanSql(type, staged.table(), table, staged.columns(), first, this::tableOf)
                        .create());
        Uniqueness.settle(handle, table, staged.suspects());
    }

    /// Where it pays.
    public static void analyze(Handle handle, String table, long rows) {
        if (rows >= BIG) {
            handle.execute("ANALYZE " + table);
        }
    }

    private DirectoryTable tableOf(String dataset) {
        return new DirectoryTable(catalog.dataset(dataset).orElseThrow());
    }

    private DatasetPlan measure(
            Handle handle,
            Staged staged,
            PlanTable table,
            int settled,
            boolean wholeSheet,
            boolean first) {
        long planRows = count(handle, "SELECT count(*) FROM " + table.name());
        if (planRows >= BIG) {
            handle.execute("CREATE INDEX ON %s USING brin (_row)".formatted(table.name()));
            handle.execute("ANALYZE " + table.name());
        }
        List<Bucket> buckets = buckets(handle, staged, table, settled);
        requireWhole(handle, staged, buckets, settled);
        Map<String, Long> outcomes = outcomes(handle, table, settled);
        Long absent = wholeSheet ? Absent.count(handle, staged, table, planRows) : null;
        return new DatasetPlan(
                table,
                staged.columns(),
                buckets.stream().mapToLong(Bucket::sheetRows).sum(),
                outcomes.getOrDefault("c", 0L),
                outcomes.getOrDefault("u", 0L) + outcomes.getOrDefault("d", 0L),
                outcomes.getOrDefault("s", 0L),
                outcomes.getOrDefault("f", 0L),
                absent,
                first && absent != null && absent > 0
                        ? AbsentList.read(handle, staged, table.directory())
                        : List.of(),
                planRows,
                ChunkLayout.of(
                        table.ordinal(),
                        buckets,
                        settled,
                        ChunkLayout.chunkRows(planRows, settings)));
    }

    /// What was staged is what is planned: a crash of PostgreSQL empties the table, and that is no empty sheet.
    private static void requireWhole(
            Handle handle, Staged staged, List<Bucket> buckets, int settled) {
        long beyond = buckets.stream().mapToLong(Bucket::sheetRows).sum();
        long upTo =
                settled == 0
                        ? 0
                        : count(
                                handle,
                                "SELECT count(*) FROM %s WHERE _row <= %d"
                                        .formatted(staged.table().name(), settled));
        if (beyond + upTo != staged.rows()) {
            throw new StageLost(staged, beyond + upTo);
        }
    }

    private static Map<String, Long> outcomes(Handle handle, PlanTable table, int settled) {
        return handle.createQuery(
                        "SELECT _outcome::text AS outcome, count(*) AS rows FROM %s WHERE _row > :settled GROUP BY 1"
                                .formatted(table.name()))
                .bind("settled", settled)
                .map((row, _) -> Map.entry(row.getString("outcome"), row.getLong("rows")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Bucket> buckets(Handle handle, Staged staged, PlanTable table, int settled) {
        return handle.createQuery(
                        """
                        SELECT s.last_row, s.rows AS sheet_rows, coalesce(p.rows, 0) AS plan_rows
                        FROM (SELECT _row / :width AS bucket, max(_row) AS last_row, count(*) AS rows
                              FROM %s WHERE _row > :settled GROUP BY 1) s
                        LEFT JOIN (SELECT _row / :width AS bucket, count(*) AS rows
                                   FROM %s WHERE _row > :settled GROUP BY 1) p USING (bucket)
                        ORDER BY bucket
                        """
                                .formatted(staged.table().name(), table.name()))
                .bind("width", settings.smallestChunk())
                .bind("settled", settled)
                .map(
                        (row, _) ->
                                new Bucket(
                                        row.getInt("last_row"),
                                        row.getInt("sheet_rows"),
                                        row.getInt("plan_rows")))
                .list();
    }

    static long count(Handle handle, String query) {
        return handle.createQuery(query).mapTo(Long.class).one();
    }
}
