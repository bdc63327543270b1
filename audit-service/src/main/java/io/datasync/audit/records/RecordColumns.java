package io.datasync.audit.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.datasync.contract.Json;
import io.datasync.contract.run.Outcome;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.contract.run.RecordOutcome.Change;
import io.datasync.contract.run.RecordOutcome.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// The columns of tables `record` and `planned_record` that make a [RecordOutcome].
final class RecordColumns {
    /// To be selected with the table named `c`.
    static final String ALL =
            """
            c.dataset, c.outcome, c.tab, c.sheet_row, c.subject_key, c.name, c.detail, c.reason,
            c.changes AS changes, c.problems AS problems, c.removed AS removed\
            """;

    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};
    private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {};

    private RecordColumns() {}

    static RecordOutcome read(ResultSet row) throws SQLException {
        return new RecordOutcome(
                row.getString("dataset"),
                Outcome.of(row.getString("outcome")),
                row.getString("tab"),
                row.getInt("sheet_row"),
                row.getString("subject_key"),
                row.getString("name"),
                row.getString("detail"),
                parse(row.getString("changes"), CHANGES),
                row.getString("reason"),
                parse(row.getString("problems"), PROBLEMS),
                row.getBoolean("removed"));
    }

    private static <T> List<T> parse(String json, TypeReference<List<T>> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was stored as JSON is none", e);
        }
    }
}
