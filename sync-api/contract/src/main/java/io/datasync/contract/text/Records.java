package io.datasync.contract.text;

import io.datasync.contract.run.RecordOutcome;
import java.util.stream.Collectors;

/// How one record reads in the details of a run.
public final class Records {
    private Records() {}

    /// What the record is called: its name; without one its key; without that its row, as `row 12`.
    public static String name(RecordOutcome record) {
        if (record.name() != null) {
            return record.name();
        }
        return record.key() != null ? record.key() : "row " + record.row();
    }

    /// `name (detail)`, or the name alone where there is no detail: `John Doe (john@example.com)`.
    public static String created(RecordOutcome record) {
        return record.name() == null || record.detail() == null
                ? name(record)
                : "%s (%s)".formatted(record.name(), record.detail());
    }

    /// `name (field: old → new, …)`, by the name it has now.
    public static String updated(RecordOutcome record) {
        String changes =
                record.changes().stream()
                        .map(
                                change ->
                                        "%s: %s → %s"
                                                .formatted(
                                                        change.field(),
                                                        Values.text(change.old()),
                                                        Values.text(change.newValue())))
                        .collect(Collectors.joining(", "));
        return changes.isEmpty() ? name(record) : "%s (%s)".formatted(name(record), changes);
    }

    /// `name (reason)`: `Bob Wilson (Validation failed: Specializations can't be blank)`.
    public static String failed(RecordOutcome record) {
        return record.reason() == null
                ? name(record)
                : "%s (%s)".formatted(name(record), record.reason());
    }
}
