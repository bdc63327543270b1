package io.datasync.worker.apply;

import io.datasync.worker.directory.DirectoryTable;
import io.datasync.worker.plan.PlanTable;
import io.datasync.worker.run.Claim;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Updates a chunk's records, set-based, each only while it is as it was when the plan was made. What the database
/// refuses is halved until the guilty row stands alone; what somebody else changed meanwhile is a conflict.
final class Updates {
    private final Claim claim;
    private final Conflicts conflicts;
    private final Rejections rejections;
    private final String update;

    Updates(PlanTable plan, Claim claim, Conflicts conflicts, Rejections rejections) {
        this.claim = claim;
        this.conflicts = conflicts;
        this.rejections = rejections;
        update = update(plan);
    }

    /// Programs that know nothing of `_version` change values without it, so both are compared.
    private static String update(PlanTable plan) {
        DirectoryTable directory = plan.directory();
        List<Integer> key = directory.key();
        String values =
                IntStream.range(0, directory.size())
                        .filter(i -> !key.contains(i))
                        .mapToObj(i -> "%s = p.n%d, ".formatted(directory.column(i), i))
                        .collect(Collectors.joining());
        String asPlanned =
                IntStream.range(0, directory.size())
                        .filter(i -> !key.contains(i))
                        .mapToObj(
                                i ->
                                        " AND t.%s IS NOT DISTINCT FROM p.o%d"
                                                .formatted(directory.column(i), i))
                        .collect(Collectors.joining());
        String sameKey =
                key.stream()
                        .map(i -> " AND t.%s = p.n%d".formatted(directory.column(i), i))
                        .collect(Collectors.joining());
        return """
        UPDATE %s t SET %s _version = t._version + 1, _changed_by = ?, _changed_at = now()
        FROM %s p
        WHERE p._row >= ? AND p._row <= ? AND p._outcome = 'u'%s AND t._version = p._version%s
        """
                .formatted(directory.name(), values, plan.name(), sameKey, asPlanned);
    }

    /// @param lines    those to be updated, in row order
    /// @param failures where rows that are refused or in conflict are put
    void write(Connection connection, List<PlanLine> lines, Map<Integer, Failure> failures)
            throws SQLException {
        if (lines.isEmpty()) {
            return;
        }
        int from = lines.getFirst().row();
        int to = lines.getLast().row();
        Savepoint before = connection.setSavepoint();
        try {
            int updated = update(connection, from, to);
            connection.releaseSavepoint(before);
            if (updated < lines.size()) {
                Map<Integer, Failure> found = conflicts.find(connection, from, to);
                if (updated + found.size() < lines.size()) {
                    throw new PlanLost(lines.size(), updated + found.size());
                }
                failures.putAll(found);
            }
        } catch (SQLException e) {
            Refusal refusal = Refusal.of(e).orElseThrow(() -> e);
            connection.rollback(before);
            if (lines.size() == 1) {
                failures.put(from, rejections.of(connection, lines.getFirst(), refusal));
                return;
            }
            int half = lines.size() / 2;
            write(connection, lines.subList(0, half), failures);
            write(connection, lines.subList(half, lines.size()), failures);
        }
    }

    private int update(Connection connection, int from, int to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setObject(1, claim.syncId());
            statement.setInt(2, from);
            statement.setInt(3, to);
            return statement.executeUpdate();
        }
    }
}
