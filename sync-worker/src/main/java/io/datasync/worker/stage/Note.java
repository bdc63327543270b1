package io.datasync.worker.stage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.datasync.contract.Json;
import io.datasync.contract.run.RecordOutcome.Problem;
import io.datasync.worker.judge.Verdict.Judged;
import io.datasync.worker.judge.Verdict.Violation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is to be said of a staged row beside its values: kept only for rows that have something.
///
/// @param problems   why it is skipped
/// @param violations the rules it breaks
/// @param found      by column, what stood in a cell that the database has a say in, where it is not the value as it is
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Note(List<Problem> problems, List<Violation> violations, Map<Integer, String> found) {
    public static final Note NONE = new Note(List.of(), List.of(), Map.of());

    @SuppressWarnings("NullAway") // absent in JSON
    public Note {
        problems = problems == null ? List.of() : List.copyOf(problems);
        violations = violations == null ? List.of() : List.copyOf(violations);
        // In the columns' order: the plan's hash covers the text, which must be the same in every
        // process.
        found = found == null ? Map.of() : Collections.unmodifiableSortedMap(new TreeMap<>(found));
    }

    /// @param asked the columns that the database has a say in
    static @Nullable Note of(Judged judged, List<Integer> asked) {
        if (asked.isEmpty() && judged.skipped() == null && judged.violations().isEmpty()) {
            return null;
        }
        Map<Integer, String> found = new TreeMap<>();
        for (int column : asked) {
            String cell = judged.found().get(column);
            if (cell != null && !cell.equals(judged.values().get(column))) {
                found.put(column, cell);
            }
        }
        if (judged.skipped() == null && judged.violations().isEmpty() && found.isEmpty()) {
            return null;
        }
        return new Note(
                judged.skipped() == null ? List.of() : judged.skipped().problems(),
                judged.violations(),
                found);
    }

    String json() {
        try {
            return Json.mapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a note cannot be written as JSON", e);
        }
    }

    public static Note read(String json) {
        try {
            return Json.mapper().readValue(json, Note.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a note that is not ours", e);
        }
    }
}
