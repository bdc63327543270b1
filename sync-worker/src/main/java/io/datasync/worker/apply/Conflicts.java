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
    private static final String CREATED = "a record with this key was created";
    private static final String GONE = "the record is no longer there";
    private static final String ANOTHER = "its version is another";
    private static final String REFERRED = "other records refer to it now";
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
    private final Cells cells;

    Conflicts(PlanTable plan, Claim claim, Columns columns) {
        this.plan = plan;
        this.claim = claim;
        this.columns = columns;
        dataset = plan.directory().dataset();
        cells = new Cells(dataset, columns);
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

    /// Planned rows beside the records as they are now.
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

    /// A record that the plan would create was created by somebody else.
    Failure created(Connection connection, int line) throws SQLException {
        List<Problem> problems = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query(ROWS))) {
            statement.setArray(1, connection.createArrayOf("integer", new Object[] {line}));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    problems.add(ofKey(row, CREATED));
                    problems.addAll(differences(row));
                }
            }
        }
        return new Failure(CHANGED + CREATED, problems);
    }

    private List<Problem> differences(ResultSet row) throws SQLException {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < dataset.columns().size(); i++) {
            Column column = dataset.columns().get(i);
            String now = row.getString("now" + i);
            String wanted = row.getString("new" + i);
            if (!Objects.equals(now, wanted)) {
                problems.add(
                        cells.problem(
                                i,
                                row.getInt("_row"),
                                wanted == null ? null : FieldJson.shown(wanted, column.kind()),
                                "%s is now %s".formatted(column.label(), shown(now, column)),
                                ACTION));
            }
        }
        return problems;
    }

    private Problem ofKey(ResultSet row, String what) throws SQLException {
        int key = cells.key();
        return cells.problem(
                key,
                row.getInt("_row"),
                shown(row.getString("new" + key), dataset.columns().get(key)),
                what,
                ACTION);
    }

    private Failure failure(ResultSet row) throws SQLException {
        if (row.getBoolean("gone")) {
            return new Failure(CHANGED + GONE, List.of(ofKey(row, GONE)));
        }
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < dataset.columns().size(); i++) {
            String now = row.getString("now" + i);
            if (!Objects.equals(now, row.getString("old" + i))) {
                problems.add(problem(row, i, now));
            }
        }
        String what = problems.stream().map(Problem::message).collect(Collectors.joining(", "));
        if (!problems.isEmpty()) {
            return new Failure(CHANGED + what, problems);
        }
        String unsaid = row.getBoolean("same") ? REFERRED : ANOTHER;
        return new Failure(CHANGED + unsaid, List.of(ofKey(row, unsaid)));
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
