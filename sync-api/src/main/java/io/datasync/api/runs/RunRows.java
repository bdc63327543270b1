package io.datasync.api.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.datasync.contract.Json;
import io.datasync.contract.run.RunView;
import java.sql.ResultSet;
import java.sql.SQLException;

/// A row of `api.run` as a value.
final class RunRows {
    private RunRows() {}

    static KnownRun run(ResultSet row) throws SQLException {
        try {
            return new KnownRun(
                    Json.mapper().readValue(row.getString("view"), RunView.class),
                    row.getLong("revision"));
        } catch (JsonProcessingException e) {
            // Without the cause: its message may quote the run, and a run names people.
            throw new SQLException(
                    "a stored run cannot be read: " + e.getClass().getSimpleName(), "XX001");
        }
    }
}
