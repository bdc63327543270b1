package io.datasync.worker.apply;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.SyncType;
import io.datasync.worker.directory.Reference;
import io.datasync.worker.judge.Columns;
import io.datasync.worker.plan.Chunk;
import io.datasync.worker.plan.PlanTable;
import io.datasync.worker.run.Claim;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/// Reads and writes the chunks of one dataset's plan.
final class DatasetApply {
    private final PlanTable plan;
    private final PlanFields fields;
    private final SliceBuilder slices;
    private final Creates creates;
    private final Updates updates;
    private final Deletes deletes;

    private DatasetApply(
            PlanTable plan,
            SliceBuilder slices,
            Creates creates,
            Updates updates,
            Deletes deletes) {
        this.plan = plan;
        this.slices = slices;
        this.creates = creates;
        this.updates = updates;
        this.deletes = deletes;
        fields = new PlanFields(plan.directory().size());
    }

    static DatasetApply of(
            Handle handle,
            Catalog catalog,
            SyncType type,
            Claim claim,
            PlanTable plan,
            int sliceBytes) {
        Columns columns = columns(handle, claim, plan.ordinal());
        Conflicts conflicts = new Conflicts(plan, claim, columns);
        Why reasons =
                claim.undoes()
                        ? new UndoReasons(catalog, plan)
                        : new Reasons(catalog, type, plan, columns);
        return new DatasetApply(
                plan,
                new SliceBuilder(new RecordJson(plan), reasons, sliceBytes),
                new Creates(plan, claim),
                new Updates(plan, claim, conflicts),
                new Deletes(
                        plan, conflicts, Reference.meaning(catalog, plan.directory().dataset())));
    }

    private static Columns columns(Handle handle, Claim claim, int ordinal) {
        return handle.createQuery(
                        "SELECT places FROM run_dataset WHERE sync_id = :syncId AND ordinal = :ordinal")
                .bind("syncId", claim.syncId())
                .bind("ordinal", ordinal)
                .map(
                        (row, _) ->
                                new Columns(List.of((Integer[]) row.getArray("places").getArray())))
                .one();
    }

    String name() {
        return plan.directory().dataset().dataset();
    }

    /// Reads the chunk from the plan.
    ///
    /// @throws PlanLost when the plan has lost rows
    Prepared prepare(Connection connection, Chunk chunk) throws SQLException {
        List<PlanLine> lines = new ArrayList<>(chunk.planRows());
        if (chunk.planRows() > 0) {
            CopyOut copy =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut(PlanFields.copy(plan, chunk));
            for (byte[] line = copy.readFromCopy(); line != null; line = copy.readFromCopy()) {
                lines.add(PlanLine.parse(line, fields));
            }
        }
        if (lines.size() != chunk.planRows()) {
            throw new PlanLost(chunk, lines.size());
        }
        return new Prepared(chunk, lines, slices.build(chunk, lines, Map.of()));
    }

    /// What would become of these rows if they were written as planned.
    List<Slice> planned(Chunk chunk, List<PlanLine> lines) {
        return slices.build(chunk, lines, Map.of());
    }

    /// Writes the records, in the connection's transaction.
    ///
    /// @return the slices that tell what became of them
    List<Slice> write(Connection connection, Prepared prepared) throws SQLException {
        Map<Integer, Failure> failures = new HashMap<>();
        creates.write(connection, prepared.lines('c'), failures);
        updates.write(connection, prepared.lines('u'), failures);
        deletes.write(connection, prepared.lines('d'), failures);
        return failures.isEmpty()
                ? prepared.slices()
                : slices.build(prepared.chunk(), prepared.lines(), failures);
    }
}
