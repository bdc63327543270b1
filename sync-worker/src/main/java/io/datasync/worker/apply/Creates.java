package io.datasync.worker.apply;

import io.datasync.worker.plan.PlanTable;
import io.datasync.worker.run.Claim;
import io.datasync.worker.stage.CopyText;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Copies a chunk's new records into their table. What the database refuses is halved until the guilty row stands
/// alone; the others go in.
final class Creates {
    private final PlanTable plan;
    private final PlanFields fields;
    private final Claim claim;
    private final Conflicts conflicts;
    private final Rejections rejections;
    private final CopyText text = new CopyText();

    Creates(PlanTable plan, Claim claim, Conflicts conflicts, Rejections rejections) {
        this.plan = plan;
        this.claim = claim;
        this.conflicts = conflicts;
        this.rejections = rejections;
        fields = new PlanFields(plan.directory().size());
    }

    /// @param failures where rows that are refused are put
    void write(Connection connection, List<PlanLine> lines, Map<Integer, Failure> failures)
            throws SQLException {
        if (lines.isEmpty()) {
            return;
        }
        Savepoint before = connection.setSavepoint();
        try {
            copy(connection, lines);
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            Refusal refusal = Refusal.of(e).orElseThrow(() -> e);
            connection.rollback(before);
            if (lines.size() == 1) {
                PlanLine line = lines.getFirst();
                failures.put(line.row(), failure(connection, line, refusal));
                return;
            }
            int half = lines.size() / 2;
            write(connection, lines.subList(0, half), failures);
            write(connection, lines.subList(half, lines.size()), failures);
        }
    }

    private Failure failure(Connection connection, PlanLine line, Refusal refusal)
            throws SQLException {
        boolean keyTaken =
                refusal.taken() && refusal.constraint().filter(this::isPrimaryKey).isPresent();
        return keyTaken
                ? conflicts.created(connection, line.row())
                : rejections.of(connection, line, refusal);
    }

    private boolean isPrimaryKey(String constraint) {
        return constraint.equals(plan.directory().dataset().table() + "_pkey");
    }

    private void copy(Connection connection, List<PlanLine> lines) throws SQLException {
        text.clear();
        CopyIn copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "COPY %s (%s, _created_by, _changed_by) FROM STDIN"
                                        .formatted(
                                                plan.directory().name(),
                                                plan.directory().columns()));
        try {
            String syncId = claim.syncId().toString();
            for (PlanLine line : lines) {
                for (int i = 0; i < fields.size(); i++) {
                    int field = fields.wanted(i);
                    text.raw(line.bytes(), line.start(field), line.end(field));
                }
                text.value(syncId).value(syncId).endRow();
                if (text.full()) {
                    copy.writeToCopy(text.bytes(), 0, text.length());
                    text.clear();
                }
            }
            copy.writeToCopy(text.bytes(), 0, text.length());
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
