package io.datasync.worker.apply;

import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.run.RecordOutcome.Problem;
import io.datasync.worker.plan.PlanTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Tells why the database refused a record: by the columns of the constraint, or the one that PostgreSQL names; where it
/// names none, by the record's key.
final class Rejections {
    private static final int SHOWN = 100;

    private final PlanTable plan;
    private final PlanFields fields;
    private final Dataset dataset;
    private final Cells cells;

    Rejections(PlanTable plan, Cells cells) {
        this.plan = plan;
        this.cells = cells;
        dataset = plan.directory().dataset();
        fields = new PlanFields(plan.directory().size());
    }

    Failure of(Connection connection, PlanLine line, Refusal refusal) throws SQLException {
        List<Problem> problems = new ArrayList<>();
        for (String name : columns(connection, refusal)) {
            for (int i = 0; i < dataset.columns().size(); i++) {
                if (dataset.columns().get(i).name().equals(name)) {
                    problems.add(problem(line, i, refusal));
                }
            }
        }
        if (problems.isEmpty()) {
            problems.add(problem(line, cells.key(), refusal));
        }
        return new Failure("Database rejected the record: " + refusal.message(), problems);
    }

    private List<String> columns(Connection connection, Refusal refusal) throws SQLException {
        if (refusal.column().isPresent()) {
            return List.of(refusal.column().get());
        }
        return refusal.constraint().isPresent()
                ? constrained(connection, refusal.constraint().get())
                : List.of();
    }

    /// Of a constraint, or of a unique index that is none.
    private List<String> constrained(Connection connection, String name) throws SQLException {
        String query =
                """
                SELECT a.attname
                FROM pg_attribute a
                WHERE a.attrelid = ?::regclass
                      AND (a.attnum = ANY ((SELECT conkey FROM pg_constraint
                                            WHERE conrelid = a.attrelid AND conname = ?)::int[])
                           OR a.attnum = ANY ((SELECT indkey::int2[] FROM pg_index JOIN pg_class i ON i.oid = indexrelid
                                               WHERE indrelid = a.attrelid AND i.relname = ?)::int[]))
                ORDER BY a.attnum
                """;
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, plan.directory().name());
            statement.setString(2, name);
            statement.setString(3, name);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        }
        return names;
    }

    private Problem problem(PlanLine line, int index, Refusal refusal) {
        Column column = dataset.columns().get(index);
        String value = FieldJson.text(line, fields.wanted(index), column.kind());
        boolean present = cells.columns().present(index);
        String where =
                present ? cells.columns().cell(index, line.row()) : "“" + column.header() + "”";
        return cells.problem(
                index,
                line.row(),
                value == null || value.length() <= SHOWN
                        ? value
                        : value.substring(0, SHOWN - 1) + "…",
                refusal.message(),
                "Correct %s to a value that the table %s takes, then sync again."
                        .formatted(where, plan.directory().dataset().table()));
    }
}
