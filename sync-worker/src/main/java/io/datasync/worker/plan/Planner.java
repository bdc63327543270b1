package io.datasync.worker.plan;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.SyncType;
import io.datasync.worker.directory.DirectoryTable;
import io.datasync.worker.run.Claim;
import io.datasync.worker.run.Steps;
import io.datasync.worker.stage.Staged;
import io.datasync.worker.stage.Stager;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Makes the plan of all datasets of a run, in one snapshot of the records, before any of it is applied.
@Singleton
public final class Planner {
    /// From so many rows on, statistics and a BRIN index pay.
    private static final long BIG = 20_000;

    /// A tenth of what PostgreSQL gathers unless told otherwise, and enough for joins by key.
    private static final int STATISTICS = 10;

    private final Catalog catalog;
    private final PlanStore store;
    private final ApplySettings settings;

    public Planner(Catalog catalog, PlanStore store, ApplySettings settings) {
        this.catalog = catalog;
        this.store = store;
        this.settings = settings;
    }

    /// Plans what is not settled yet.
    ///
    /// @param state where the run stands: what was applied before a crash took the plan is left as it is
    public void plan(
            Claim claim, SyncType type, Stager.Outcome.Complete staged, Steps.State state) {
        Handle handle = staged.snapshot().handle();
        handle.execute(
                """
                SET LOCAL work_mem = '64MB';
                SET LOCAL synchronous_commit = off;
                SET LOCAL default_statistics_target = %d
                """
                        .formatted(STATISTICS));
        List<DatasetPlan> plans = plan(handle, claim, type, staged.datasets(), state);
        handle.commit();
        store.store(claim, plans);
    }

    private List<DatasetPlan> plan(
            Handle handle, Claim claim, SyncType type, List<Staged> staged, Steps.State state) {
        List<DatasetPlan> plans = new ArrayList<>();
        for (int ordinal = state.checkpointOrdinal(); ordinal < staged.size(); ordinal++) {
            Staged dataset = staged.get(ordinal);
            PlanTable table = PlanTable.of(claim, ordinal, dataset.table().directory());
            create(handle, type, dataset, table, state.checkpointOrdinal());
            int settled = ordinal == state.checkpointOrdinal() ? state.checkpointRow() : 0;
            plans.add(measure(handle, dataset, table, settled));
        }
        return plans;
    }

    private void create(Handle handle, SyncType type, Staged staged, PlanTable table, int first) {
        if (staged.copied() >= BIG) {
            handle.execute("ANALYZE " + staged.table().name());
        }
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

    private DirectoryTable tableOf(String dataset) {
        return new DirectoryTable(catalog.dataset(dataset).orElseThrow());
    }

    private DatasetPlan measure(Handle handle, Staged staged, PlanTable table, int settled) {
        PlanFigures figures = PlanFigures.of(handle, table, settings.smallestChunk(), settled);
        if (figures.rows() >= BIG) {
            handle.execute(
                    "CREATE INDEX ON %1$s USING brin (_row); ANALYZE %1$s".formatted(table.name()));
        }
        return new DatasetPlan(
                table,
                staged.columns(),
                staged.records().count(settled, Integer.MAX_VALUE),
                figures.open("c"),
                figures.open("u"),
                figures.open("s"),
                figures.open("f"),
                Absent.count(staged, figures),
                figures.rows(),
                ChunkLayout.of(
                        table.ordinal(),
                        figures.buckets(staged.records(), settled),
                        settled,
                        ChunkLayout.chunkRows(figures.rows(), settings)));
    }
}
