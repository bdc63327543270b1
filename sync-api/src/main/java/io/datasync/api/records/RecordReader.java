package io.datasync.api.records;

import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Kind;
import io.datasync.contract.run.Keys;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads a row of [RecordsQuery#page()], column by column in the order they stand there.
final class RecordReader {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final RecordsQuery query;

    RecordReader(RecordsQuery query) {
        this.query = query;
    }

    RecordRow read(ResultSet row) throws SQLException {
        int at = 1;
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        for (Column column : query.dataset().columns()) {
            record.put(column.name(), value(row, at++, column.kind()));
        }
        Map<String, @Nullable String> names = new LinkedHashMap<>();
        for (Reference reference : query.references()) {
            names.put(reference.column(), row.getString(at++));
        }
        record.put("_refs", names);
        Map<String, @Nullable Object> meta = new LinkedHashMap<>();
        meta.put("key", key(record));
        meta.put("version", row.getLong(at++));
        meta.put("createdBy", row.getObject(at++, UUID.class));
        meta.put("changedBy", row.getObject(at++, UUID.class));
        meta.put("changedAt", row.getObject(at++, OffsetDateTime.class).toInstant());
        record.put("_meta", meta);
        List<@Nullable String> position = new ArrayList<>();
        for (int i = 0; i < query.order().terms().size(); i++) {
            position.add(row.getString(at++));
        }
        return new RecordRow(record, position);
    }

    private String key(Map<String, @Nullable Object> record) {
        return Keys.join(
                query.dataset().key().stream()
                        .map(column -> String.valueOf(record.get(column)))
                        .toList());
    }

    private static @Nullable Object value(ResultSet row, int at, Kind kind) throws SQLException {
        return switch (kind) {
            case TEXT, EMAIL, PHONE -> row.getString(at);
            case DATE -> {
                LocalDate date = row.getObject(at, LocalDate.class);
                yield date == null ? null : date.toString();
            }
            case TIME -> {
                LocalTime time = row.getObject(at, LocalTime.class);
                yield time == null ? null : time.format(TIME);
            }
            case BOOLEAN -> row.getObject(at, Boolean.class);
            case INTEGER -> row.getObject(at, Long.class);
            case DECIMAL -> row.getBigDecimal(at);
            case LIST -> items(row.getArray(at));
        };
    }

    /// A list that is blank is an empty one.
    private static List<String> items(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
