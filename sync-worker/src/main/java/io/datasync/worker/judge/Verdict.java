package io.datasync.worker.judge;

import io.datasync.contract.run.RecordOutcome.Problem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What can be said of a row from its own cells and the rows above it. What needs the database (whether a therapist
/// exists, whether an e-mail address is taken) is settled when the plan is made.
public sealed interface Verdict {
    /// No catalog column has a value: no record, not counted.
    record Blank() implements Verdict {}

    /// A record.
    ///
    /// @param values     one for each catalog column, in order: `String`, `java.time.LocalDate`, `java.time.LocalTime`,
    ///                   `Boolean`, `Long`, `java.math.BigDecimal`, `List<String>`, or null for blank or unreadable
    /// @param found      for each catalog column what stood in the cell, as text, shortened to 100 characters; null for
    ///                   blank
    /// @param repeated   an earlier row had the same key
    /// @param skipped    why it is skipped; null when it is not
    /// @param violations the rules it breaks, in column order; a skipped record has none
    record Judged(
            int row,
            List<@Nullable Object> values,
            List<@Nullable String> found,
            boolean repeated,
            @Nullable Skip skipped,
            List<Violation> violations)
            implements Verdict {}

    /// Why a record is skipped.
    ///
    /// @param precedence the rule of contract section 3 that decided: 1 out of scope, 2 required blank, 3 unreadable,
    ///                   4 duplicate. A scope that needs the database (precedence 1) still goes before 2, 3 and 4.
    record Skip(int precedence, String reason, List<Problem> problems) {
        public Skip {
            Objects.requireNonNull(reason, "reason");
            problems = List.copyOf(problems);
        }
    }

    /// A broken rule.
    ///
    /// @param column  its place among the catalog's columns, from 0
    /// @param problem the message without "Validation failed: ", and where
    record Violation(int column, Problem problem) {}
}
