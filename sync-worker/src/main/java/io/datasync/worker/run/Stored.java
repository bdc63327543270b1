package io.datasync.worker.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.datasync.contract.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How the contract's values stand in columns.
final class Stored {
    private Stored() {}

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instantOrNull(row, column), column);
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    static <T> @Nullable T json(ResultSet row, String column, Class<T> type) throws SQLException {
        String value = row.getString(column);
        if (value == null) {
            return null;
        }
        try {
            return Json.mapper().readValue(value, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("column " + column + " holds JSON that is not ours", e);
        }
    }

    /// As JSON text, to be cast to jsonb by the statement.
    static @Nullable String json(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value of ours cannot be written as JSON", e);
        }
    }
}
