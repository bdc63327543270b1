package io.datasync.worker.undo;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.catalog.SyncType;
import io.datasync.contract.run.RunError;
import io.datasync.worker.directory.DirectoryTable;
import io.datasync.worker.plan.PlanTable;
import io.datasync.worker.plan.Planner;
import io.datasync.worker.run.Claim;
import io.datasync.worker.run.EarlierRecords;
import io.datasync.worker.run.EarlierRecords.Told;
import io.datasync.worker.run.EarlierRecords.Which;
import io.datasync.worker.run.Steps;
import io.datasync.worker.stage.StageTable;
import io.datasync.worker.stage.Staged;
import io.datasync.worker.stage.StagingFailed;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Plans the taking back of an ended run.
@Singleton
public final class Undo {
    private final Jdbi jdbi;
    private final Catalog catalog;
    private final Planner planner;

    public Undo(Jdbi jdbi, Catalog catalog, Planner planner) {
        this.jdbi = jdbi;
        this.catalog = catalog;
        this.planner = planner;
    }

    /// Plans what is not settled yet.
    ///
    /// @param type with its datasets in the order in which the undo works on them
    /// @return why it cannot be undone; empty when the plan stands
    public Optional<RunError> plan(Claim claim, SyncType type, Steps.State state) {
        UUID earlier = Objects.requireNonNull(claim.derivedFrom(), "derivedFrom").syncId();
        List<Told> told =
                jdbi.withHandle(handle -> EarlierRecords.datasets(handle, earlier, Which.CHANGED));
        for (Told dataset : told) {
            if (type.datasets().stream().noneMatch(own -> isOf(dataset, own))) {
                return Optional.of(datasetGone(dataset));
            }
        }
        List<Staged> staged =
                jdbi.inTransaction(handle -> load(handle, claim, type, state, earlier, told));
        planner.plan(claim, staged, state, handle -> create(handle, claim, staged, state));
        return Optional.empty();
    }

    private static List<Staged> load(
            Handle handle,
            Claim claim,
            SyncType type,
            Steps.State state,
            UUID earlier,
            List<Told> told) {
        List<Staged> staged = new ArrayList<>();
        for (int ordinal = 0; ordinal < type.datasets().size(); ordinal++) {
            Dataset dataset = type.datasets().get(ordinal);
            UndoTable table =
                    new UndoTable(new StageTable(claim, ordinal, new DirectoryTable(dataset)));
            UndoStage stage = new UndoStage(table, settled(state, ordinal));
            stage.create(handle);
            told.stream()
                    .filter(one -> isOf(one, dataset))
                    .forEach(one -> load(handle, stage, earlier, one));
            staged.add(stage.staged());
        }
        Steps.loaded(handle, claim, EarlierRecords.hash(handle, earlier));
        return staged;
    }

    private static void load(Handle handle, UndoStage stage, UUID earlier, Told told) {
        try {
            stage.load(handle, EarlierRecords.of(earlier, told.ordinal(), Which.CHANGED));
        } catch (SQLException e) {
            throw new StagingFailed(e);
        }
    }

    private static int settled(Steps.State state, int ordinal) {
        if (ordinal < state.checkpointOrdinal()) {
            return Integer.MAX_VALUE;
        }
        return ordinal == state.checkpointOrdinal() ? state.checkpointRow() : 0;
    }

    private void create(Handle handle, Claim claim, List<Staged> staged, Steps.State state) {
        List<UndoPlan> plans =
                IntStream.range(state.checkpointOrdinal(), staged.size())
                        .mapToObj(
                                ordinal ->
                                        new UndoPlan(
                                                staged.get(ordinal),
                                                PlanTable.of(
                                                        claim,
                                                        ordinal,
                                                        staged.get(ordinal).table().directory())))
                        .toList();
        plans.forEach(plan -> plan.create(handle));
        new UndoReferences(catalog, plans.stream().map(UndoPlan::table).toList()).settle(handle);
    }

    private static boolean isOf(Told told, Dataset dataset) {
        return told.dataset().equals(dataset.dataset());
    }

    private static RunError datasetGone(Told told) {
        return new RunError(
                "DATASET_UNKNOWN",
                "The run to be undone changed %s, which the catalog does not have any more."
                        .formatted(told.dataset()),
                "Put the dataset back into the catalog, then undo the run again.",
                null);
    }
}
