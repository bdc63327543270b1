package io.datasync.worker.apply;

import io.datasync.worker.directory.DirectoryTable;
import io.datasync.worker.directory.Reference;
import io.datasync.worker.plan.PlanTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Removes a chunk's records, set-based, each only while it is as it was when the plan was made and nothing refers to
/// it. What the database refuses is halved until the guilty row stands alone.
final class Deletes {
    private final Conflicts conflicts;
    private final String delete;

    /// @param meaning the references that mean records of the plan's dataset
    Deletes(PlanTable plan, Conflicts conflicts, List<Reference> meaning) {
        this.conflicts = conflicts;
        delete = delete(plan, meaning);
    }

    /// Whatever this undo itself removes that refers to the record is gone already: it works backward.
    private static String delete(PlanTable plan, List<Reference> meaning) {
        DirectoryTable directory = plan.directory();
        String sameKey =
                directory.key().stream()
                        .map(i -> " AND t.%s = p.n%d".formatted(directory.column(i), i))
                        .collect(Collectors.joining());
        String asPlanned =
                IntStream.range(0, directory.size())
                        .filter(i -> !directory.key().contains(i))
                        .mapToObj(
                                i ->
                                        " AND t.%s IS NOT DISTINCT FROM p.o%d"
                                                .formatted(directory.column(i), i))
                        .collect(Collectors.joining());
        String unreferred =
                meaning.stream()
                        .map(
                                one ->
                                        " AND NOT EXISTS (SELECT FROM %s c WHERE c.%s = t.%s)"
                                                .formatted(
                                                        one.from().name(),
                                                        one.columnName(),
                                                        one.keyName()))
                        .collect(Collectors.joining());
        return """
        DELETE FROM %s t USING %s p
        WHERE p._row >= ? AND p._row <= ? AND p._outcome = 'd'%s AND t._version = p._version%s%s
        RETURNING p._row
        """
                .formatted(directory.name(), plan.name(), sameKey, asPlanned, unreferred);
    }

    /// @param lines    those to be removed, in row order
    /// @param failures where rows that are refused or in conflict are put
    void write(Connection connection, List<PlanLine> lines, Map<Integer, Failure> failures)
            throws SQLException {
        if (lines.isEmpty()) {
            return;
        }
        Savepoint before = connection.setSavepoint();
        try {
            Set<Integer> deleted =
                    delete(connection, lines.getFirst().row(), lines.getLast().row());
            connection.releaseSavepoint(before);
            List<Integer> left =
                    lines.stream()
                            .map(PlanLine::row)
                            .filter(row -> !deleted.contains(row))
                            .toList();
            failures.putAll(conflicts.ofRemovals(connection, left));
        } catch (SQLException e) {
            Refusal refusal = Refusal.of(e).orElseThrow(() -> e);
            connection.rollback(before);
            if (lines.size() == 1) {
                failures.put(
                        lines.getFirst().row(),
                        new Failure(
                                "Database rejected the record: " + refusal.message(), List.of()));
                return;
            }
            int half = lines.size() / 2;
            write(connection, lines.subList(0, half), failures);
            write(connection, lines.subList(half, lines.size()), failures);
        }
    }

    private Set<Integer> delete(Connection connection, int from, int to) throws SQLException {
        Set<Integer> rows = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setInt(1, from);
            statement.setInt(2, to);
            try (ResultSet deleted = statement.executeQuery()) {
                while (deleted.next()) {
                    rows.add(deleted.getInt(1));
                }
            }
        }
        return rows;
    }
}
