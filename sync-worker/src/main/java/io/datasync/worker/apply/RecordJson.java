package io.datasync.worker.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.datasync.contract.Json;
import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.catalog.Kind;
import io.datasync.contract.run.Keys;
import io.datasync.contract.run.Outcome;
import io.datasync.worker.plan.PlanTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A planned row as JSON, in the shape of [io.datasync.contract.run.RecordOutcome]. Written by hand since it is written
/// for every changed record.
final class RecordJson {
    private final Dataset dataset;
    private final PlanFields fields;
    private final List<Integer> key;
    private final int name;
    private final int detail;
    private final Map<Outcome, byte[]> openings = new EnumMap<>(Outcome.class);
    private final byte[][] fieldNames;

    RecordJson(PlanTable plan) {
        dataset = plan.directory().dataset();
        fields = new PlanFields(plan.directory().size());
        key = plan.directory().key();
        name = dataset.indexOf(dataset.nameColumn());
        String detailColumn = dataset.detailColumn();
        detail = detailColumn == null ? -1 : dataset.indexOf(detailColumn);
        for (Outcome outcome : Outcome.values()) {
            openings.put(outcome, opening(outcome));
        }
        fieldNames =
                dataset.columns().stream()
                        .map(
                                column ->
                                        "{\"field\":\"%s\",\"old\":"
                                                .formatted(column.name())
                                                .getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new);
    }

    private byte[] opening(Outcome outcome) {
        JsonBuffer json = new JsonBuffer();
        json.raw("{\"dataset\":").string(dataset.dataset());
        json.raw(",\"outcome\":").string(outcome.wire());
        json.raw(",\"tab\":").string(dataset.tab());
        json.raw(",\"row\":");
        return java.util.Arrays.copyOf(json.bytes(), json.length());
    }

    /// @param failure why it failed or is skipped; null when it was created, updated or removed
    void write(JsonBuffer json, PlanLine line, Outcome outcome, @Nullable Failure failure) {
        byte[] opening = openings.get(outcome);
        if (opening != null) {
            json.raw(opening);
        }
        json.raw(line.bytes(), line.start(PlanFields.ROW), line.end(PlanFields.ROW));
        json.raw(",\"key\":");
        key(json, line);
        json.raw(",\"name\":");
        shown(json, line, name);
        json.raw(",\"detail\":");
        shown(json, line, detail);
        json.raw(",\"changes\":[");
        boolean removed = failure == null && line.removal();
        if (removed) {
            removed(json, line);
        } else if (failure == null) {
            changes(json, line, outcome == Outcome.CREATED);
        }
        json.raw("],\"reason\":");
        string(json, failure == null ? null : failure.reason());
        json.raw(",\"problems\":");
        problems(json, failure);
        json.raw(removed ? ",\"removed\":true}" : "}");
    }

    private static void string(JsonBuffer json, @Nullable String text) {
        if (text == null) {
            json.raw("null");
        } else {
            json.string(text);
        }
    }

    /// A key of one plain column is the column's text.
    private void key(JsonBuffer json, PlanLine line) {
        int field = fields.wanted(key.getFirst());
        if (key.size() == 1 && !line.has(field, '|') && !line.has(field, '\\')) {
            shown(json, line, key.getFirst());
        } else {
            string(json, key(line));
        }
    }

    private void shown(JsonBuffer json, PlanLine line, int column) {
        if (column < 0) {
            json.raw("null");
        } else if (dataset.columns().get(column).kind() == Kind.TEXT) {
            FieldJson.write(json, line, fields.wanted(column), Kind.TEXT);
        } else {
            string(json, shown(line, column));
        }
    }

    private @Nullable String key(PlanLine line) {
        List<String> values = new ArrayList<>(key.size());
        for (int column : key) {
            String value = shown(line, column);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return Keys.join(values);
    }

    private @Nullable String shown(PlanLine line, int column) {
        return FieldJson.text(line, fields.wanted(column), dataset.columns().get(column).kind());
    }

    private void changes(JsonBuffer json, PlanLine line, boolean created) {
        int start = json.length();
        for (int i = 0; i < fieldNames.length; i++) {
            Column column = dataset.columns().get(i);
            if (created ? !line.isNull(fields.wanted(i)) : changed(line, i, column.kind())) {
                if (json.length() > start) {
                    json.raw(',');
                }
                json.raw(fieldNames[i]);
                if (created) {
                    json.raw("null");
                } else {
                    FieldJson.write(json, line, fields.old(i), column.kind());
                }
                json.raw(",\"new\":");
                FieldJson.write(json, line, fields.wanted(i), column.kind());
                json.raw('}');
            }
        }
    }

    private void removed(JsonBuffer json, PlanLine line) {
        int start = json.length();
        for (int i = 0; i < fieldNames.length; i++) {
            if (!line.isNull(fields.old(i))) {
                if (json.length() > start) {
                    json.raw(',');
                }
                json.raw(fieldNames[i]);
                FieldJson.write(json, line, fields.old(i), dataset.columns().get(i).kind());
                json.raw(",\"new\":null}");
            }
        }
    }

    private boolean changed(PlanLine line, int column, Kind kind) {
        return FieldJson.differ(line, fields.wanted(column), fields.old(column), kind);
    }

    private static void problems(JsonBuffer json, @Nullable Failure failure) {
        if (failure == null || failure.problems().isEmpty()) {
            json.raw("[]");
            return;
        }
        try {
            json.raw(Json.mapper().writeValueAsBytes(failure.problems()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("problems cannot be written as JSON", e);
        }
    }
}
