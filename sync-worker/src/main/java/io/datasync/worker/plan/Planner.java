package io.datasync.worker.plan;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.SyncType;
import io.datasync.contract.run.AbsentRecord;
import io.datasync.worker.directory.DirectoryTable;
import io.datasync.worker.run.Claim;
import io.datasync.worker.run.Steps;
import io.datasync.worker.stage.Staged;
import io.datasync.worker.stage.Stager;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/// Makes the plan of all datasets of a run, in one snapshot of the records, before any of it is applied.
@Singleton
public final class Planner {
    /// From so many rows on, statistics and a BRIN index pay.
    private static final long BIG = 20_000;

    /// A tenth of what PostgreSQL gathers unless told otherwise, and enough for joins by key.
    private static final int STATISTICS = 10;

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

    /// Plans what is not settled yet, in the snapshot in which the records were read for staging.
    ///
    /// @param state where the run stands: what was applied before a crash took the plan is left as it is
    public void plan(
            Claim claim, SyncType type, Stager.Outcome.Complete staged, Steps.State state) {
        List<Staged> datasets = staged.datasets();
        int first = state.checkpointOrdinal();
        Handle handle = staged.snapshot().handle();
        List<DatasetPlan> plans =
                make(
                        handle,
                        claim,
                        datasets,
                        state,
                        by -> {
                            for (int ordinal = first; ordinal < datasets.size(); ordinal++) {
                                Staged dataset = datasets.get(ordinal);
                                create(by, type, dataset, table(claim, dataset, ordinal), first);
                            }
                        });
        handle.commit();
        store.store(claim, plans);
    }

    /// Plans by tables that are made some other way.
    ///
    /// @param tables makes the plan tables of all datasets from the checkpoint's on
    public void plan(Claim claim, List<Staged> staged, Steps.State state, Consumer<Handle> tables) {
        store.store(
                claim,
                jdbi.inTransaction(
                        TransactionIsolationLevel.REPEATABLE_READ,
                        handle -> make(handle, claim, staged, state, tables)));
    }

    private List<DatasetPlan> make(
            Handle handle,
            Claim claim,
            List<Staged> staged,
            Steps.State state,
            Consumer<Handle> tables) {
        handle.execute(
                """
                SET LOCAL work_mem = '64MB';
                SET LOCAL synchronous_commit = off;
                SET LOCAL default_statistics_target = %d
                """
                        .formatted(STATISTICS));
        tables.accept(handle);
        List<DatasetPlan> plans = new ArrayList<>();
        for (int ordinal = state.checkpointOrdinal(); ordinal < staged.size(); ordinal++) {
            int settled = ordinal == state.checkpointOrdinal() ? state.checkpointRow() : 0;
            plans.add(measure(handle, claim, staged.get(ordinal), ordinal, settled));
        }
        return plans;
    }

    private static PlanTable table(Claim claim, Staged staged, int ordinal) {
        return PlanTable.of(claim, ordinal, staged.table().directory());
    }

    private void create(Handle handle, SyncType type, Staged staged, PlanTable table, int first) {
        analyze(handle, staged.table().name(), staged.copied());
        handle.execute(
                "DROP TABLE IF EXISTS %s;%n%s"
                        .formatted(
                                table.name(),
                                new PlanSql(
                                                type,
                                                staged.table(),
                                                table,
                                                staged.columns(),
                                                first,
                                                this::tableOf)
                                        .create()));
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
            Handle handle, Claim claim, Staged staged, int ordinal, int settled) {
        PlanTable table = table(claim, staged, ordinal);
        requireWhole(handle, staged);
        PlanFigures figures = PlanFigures.of(handle, table, settings.smallestChunk(), settled);
        if (figures.rows() >= BIG) {
            handle.execute(
                    "CREATE INDEX ON %1$s USING brin (_row); ANALYZE %1$s".formatted(table.name()));
        }
        // A run about an earlier one says nothing of what the sheet as a whole names.
        @Nullable Long absent = claim.derivedFrom() == null ? Absent.count(staged, figures) : null;
        List<AbsentRecord> listed =
                absent == null || absent == 0
                        ? List.of()
                        : AbsentList.read(handle, staged, table.directory());
        return new DatasetPlan(
                table,
                staged.columns(),
                staged.records().count(settled, Integer.MAX_VALUE),
                figures.open("c"),
                figures.open("u") + figures.open("d"),
                figures.open("s"),
                figures.open("f"),
                absent,
                listed,
                figures.rows(),
                ChunkLayout.of(
                        table.ordinal(),
                        figures.buckets(staged.records(), settled),
                        settled,
                        ChunkLayout.chunkRows(figures.rows(), settings)));
    }

    /// A crash of PostgreSQL empties the table, and that is no empty sheet.
    private static void requireWhole(Handle handle, Staged staged) {
        boolean lost =
                staged.copied() > 0
                        && handle.createQuery(
                                        "SELECT NOT EXISTS (SELECT FROM %s)"
                                                .formatted(staged.table().name()))
                                .mapTo(Boolean.class)
                                .one();
        if (lost) {
            throw new StageLost(staged);
        }
    }
}
