package io.datasync.worker.apply;

import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.run.RecordOutcome.Problem;
import io.datasync.worker.directory.DirectoryTable;
import io.datasync.worker.judge.Columns;
import io.datasync.worker.plan.PlanTable;
import io.datasync.worker.run.Claim;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds the planned updates and removals that were not made since somebody else had changed the record, and tells both values.
final class Conflicts {
    private static final String CHANGED = "Changed by someone else since the plan was made: ";
    private static final String ACTION =
            "Look at the record, decide which value is right, then sync again.";

    private static final String UPDATES =
            """
            p._row >= ? AND p._row <= ? AND p._outcome = 'u'
            AND NOT (t._version IS NOT DISTINCT FROM p._version + 1 AND t._changed_by IS NOT DISTINCT FROM ?)\
            """;
    private static final String ROWS = "p._row = ANY (?)";

    private final PlanTable plan;
    private final Claim claim;
    private final Columns columns;
    private final Dataset dataset;

    Conflicts(PlanTable plan, Claim claim, Columns columns) {
        this.plan = plan;
        this.claim = claim;
        this.columns = columns;
        dataset = plan.directory().dataset();
    }

    /// By row, in the transaction that made the other updates of these rows.
    Map<Integer, Failure> find(Connection connection, int from, int to) throws SQLException {
        Map<Integer, Failure> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(query(UPDATES))) {
            statement.setInt(1, from);
            statement.setInt(2, to);
            statement.setObject(3, claim.syncId());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(row.getInt("_row"), failure(row));
                }
            }
        }
        return found;
    }

    /// @param rows whose records were not removed
    Map<Integer, Failure> ofRemovals(Connection connection, List<Integer> rows)
            throws SQLException {
        Map<Integer, Failure> found = new HashMap<>();
        if (rows.isEmpty()) {
            return found;
        }
        try (PreparedStatement statement = connection.prepareStatement(query(ROWS))) {
            statement.setArray(1, connection.createArrayOf("integer", rows.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(row.getInt("_row"), failure(row));
                }
            }
        }
        return found;
    }

    private String query(String which) {
        DirectoryTable directory = plan.directory();
        String values =
                IntStream.range(0, directory.size())
                        .mapToObj(
                                i ->
                                        "t.%2$s::text AS now%1$d, p.o%1$d::text AS old%1$d, p.n%1$d::text AS new%1$d"
                                                .formatted(i, directory.column(i)))
                        .collect(Collectors.joining(", "));
        String sameKey =
                directory.key().stream()
                        .map(i -> "t.%s = p.n%d".formatted(directory.column(i), i))
                        .collect(Collectors.joining(" AND "));
        return """
        SELECT p._row, t._version IS NULL AS gone, t._version = p._version AS same, %s
        FROM %s p LEFT JOIN %s t ON %s
        WHERE %s
        """
                .formatted(values, plan.name(), directory.name(), sameKey, which);
    }

    private Failure failure(ResultSet row) throws SQLException {
        if (row.getBoolean("gone")) {
            return new Failure(CHANGED + "the record is no longer there", List.of());
        }
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < dataset.columns().size(); i++) {
            String now = row.getString("now" + i);
            if (!Objects.equals(now, row.getString("old" + i))) {
                problems.add(problem(row, i, now));
            }
        }
        String what = problems.stream().map(Problem::message).collect(Collectors.joining(", "));
        String unsaid =
                row.getBoolean("same") ? "other records refer to it now" : "its version is another";
        return new Failure(CHANGED + (what.isEmpty() ? unsaid : what), problems);
    }

    private Problem problem(ResultSet row, int index, @Nullable String now) throws SQLException {
        Column column = dataset.columns().get(index);
        boolean present = columns.present(index);
        String wanted = row.getString("new" + index);
        return new Problem(
                present ? columns.cell(index, row.getInt("_row")) : "",
                present ? columns.letter(index) : "",
                column.header(),
                wanted == null ? null : FieldJson.shown(wanted, column.kind()),
                "%s is now %s, was %s"
                        .formatted(
                                column.label(),
                                shown(now, column),
                                shown(row.getString("old" + index), column)),
                ACTION);
    }

    private static String shown(@Nullable String value, Column column) {
        return value == null ? "(blank)" : FieldJson.shown(value, column.kind());
    }
}
