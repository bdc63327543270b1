package io.datasync.contract.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a run did with one record, and why.
///
/// @param dataset  its name
/// @param outcome  never [Outcome#UNCHANGED]: those are counted, not listed
/// @param tab      the tab it came from
/// @param row      the row number in the tab, counted from 1 as the sheet does
/// @param key      see [Keys]; null when it could not be read
/// @param name     the first display column's value; null when blank
/// @param detail   the second display column's value; null when there is none or it is blank
/// @param changes  in column order; for a created record every value that is not blank, with `old` null; for a removed
///                 one every value that was not blank, with `new` null
/// @param reason   why it was skipped ("Missing required fields") or failed ("Validation failed: …"); else null
/// @param problems the cells at fault, in column order
/// @param removed  true when an undo took the record away, which counts as [Outcome#UPDATED]; else null
public record RecordOutcome(
        String dataset,
        Outcome outcome,
        String tab,
        int row,
        @Nullable String key,
        @Nullable String name,
        @Nullable String detail,
        List<Change> changes,
        @Nullable String reason,
        List<Problem> problems,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean removed) {
    @SuppressWarnings("NullAway") // absent in JSON
    public RecordOutcome {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(tab, "tab");
        changes = changes == null ? List.of() : List.copyOf(changes);
        problems = problems == null ? List.of() : List.copyOf(problems);
        removed = Boolean.TRUE.equals(removed) ? true : null;
    }

    /// Of a record that is there still, or never was.
    public RecordOutcome(
            String dataset,
            Outcome outcome,
            String tab,
            int row,
            @Nullable String key,
            @Nullable String name,
            @Nullable String detail,
            List<Change> changes,
            @Nullable String reason,
            List<Problem> problems) {
        this(dataset, outcome, tab, row, key, name, detail, changes, reason, problems, null);
    }

    /// Whether an undo took the record away.
    public boolean wasRemoved() {
        return removed != null;
    }

    /// One column's change. Values are as JSON has them: text, number, boolean, a list of texts, or null for blank;
    /// dates `yyyy-MM-dd`, times `HH:mm`.
    public record Change(
            String field, @Nullable Object old, @JsonProperty("new") @Nullable Object newValue) {
        public Change {
            Objects.requireNonNull(field, "field");
            old = copy(old);
            newValue = copy(newValue);
        }

        private static @Nullable Object copy(@Nullable Object value) {
            return switch (value) {
                case null -> null;
                case String text -> text;
                case Number number -> number;
                case Boolean flag -> flag;
                case List<?> list -> Collections.unmodifiableList(new ArrayList<>(list));
                default ->
                        throw new IllegalArgumentException(
                                "a value is text, number, boolean, list or null, not "
                                        + value.getClass().getName());
            };
        }
    }

    /// A cell that is at fault.
    ///
    /// @param cell    A1 notation, e.g. `G151`
    /// @param column  its column letter
    /// @param header  the column's header
    /// @param value   what was found, shortened to 100 characters; null when blank
    /// @param message the rule it breaks, e.g. `Specializations can't be blank`
    /// @param action  what to do about it
    public record Problem(
            String cell,
            String column,
            String header,
            @Nullable String value,
            String message,
            String action) {
        public Problem {
            Objects.requireNonNull(cell, "cell");
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(header, "header");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(action, "action");
        }
    }
}
