package io.datasync.worker.undo;

import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.run.Keys;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.contract.run.RecordOutcome.Change;
import io.datasync.worker.stage.CopyText;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Turns what a slice tells of a record into a row of an [UndoTable].
final class UndoLine {
    private final Dataset dataset;

    UndoLine(Dataset dataset) {
        this.dataset = dataset;
    }

    /// @param record created, updated or removed
    void write(CopyText text, RecordOutcome record) {
        Map<String, Change> changes = new HashMap<>();
        record.changes().forEach(change -> changes.put(change.field(), change));
        char kind = kind(record);
        Map<String, String> key = key(record);
        text.number(record.row()).value(String.valueOf(kind)).value(lost(changes));
        for (Column column : dataset.columns()) {
            Change change = changes.get(column.name());
            text.value(change != null || kind != UndoTable.UPDATED);
            text.value(
                    key.containsKey(column.name())
                            ? key.get(column.name())
                            : made(record, column, change));
            text.value(change == null ? null : stored(change.old()));
        }
        text.endRow();
    }

    static char kind(RecordOutcome record) {
        return switch (record.outcome()) {
            case CREATED -> UndoTable.CREATED;
            case UPDATED -> record.wasRemoved() ? UndoTable.REMOVED : UndoTable.UPDATED;
            case UNCHANGED, SKIPPED, FAILED ->
                    throw new IllegalArgumentException("nothing was done to the record");
        };
    }

    private Map<String, String> key(RecordOutcome record) {
        List<String> values = Keys.split(Objects.requireNonNull(record.key(), "key"));
        Map<String, String> key = new HashMap<>();
        for (int i = 0; i < dataset.key().size(); i++) {
            key.put(dataset.key().get(i), values.get(i));
        }
        return key;
    }

    private @Nullable String lost(Map<String, Change> changes) {
        List<String> known = dataset.columns().stream().map(Column::name).toList();
        List<String> lost =
                changes.keySet().stream().filter(field -> !known.contains(field)).sorted().toList();
        return lost.isEmpty() ? null : String.join(", ", lost);
    }

    /// Of a column that was not changed, the names it is shown by, so that a record that is gone has them.
    private @Nullable Object made(RecordOutcome record, Column column, @Nullable Change change) {
        if (change != null) {
            return stored(change.newValue());
        }
        return switch (column.kind()) {
            case TEXT, EMAIL, PHONE -> shown(record, column.name());
            case DATE, TIME, BOOLEAN, INTEGER, DECIMAL, LIST -> null;
        };
    }

    private @Nullable String shown(RecordOutcome record, String column) {
        if (column.equals(dataset.nameColumn())) {
            return record.name();
        }
        return column.equals(dataset.detailColumn()) ? record.detail() : null;
    }

    /// As COPY takes it: what JSON has no kind of its own for is text that PostgreSQL reads.
    private static @Nullable Object stored(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal decimal -> decimal;
            case Number number -> number.toString();
            default -> value;
        };
    }
}
