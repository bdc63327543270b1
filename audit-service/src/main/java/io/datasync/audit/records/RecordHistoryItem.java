package io.datasync.audit.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.datasync.contract.run.Outcome;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.contract.run.Requester;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one run did to a record.
///
/// @param run         its id
/// @param finishedAt  null while the run is under way
/// @param requestedBy who asked for the run; null when nobody could be verified
/// @param row         in the tab, counted from 1
/// @param removed     true when an undo took the record away; left out otherwise
record RecordHistoryItem(
        UUID run,
        String type,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        @Nullable Requester requestedBy,
        String dataset,
        Outcome outcome,
        String tab,
        int row,
        @Nullable String key,
        @Nullable String name,
        @Nullable String detail,
        List<RecordOutcome.Change> changes,
        @Nullable String reason,
        List<RecordOutcome.Problem> problems,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean removed) {
    RecordHistoryItem {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
    }

    static RecordHistoryItem of(
            UUID run,
            String type,
            Instant requestedAt,
            @Nullable Instant finishedAt,
            @Nullable Requester requestedBy,
            RecordOutcome record) {
        return new RecordHistoryItem(
                run,
                type,
                requestedAt,
                finishedAt,
                requestedBy,
                record.dataset(),
                record.outcome(),
                record.tab(),
                record.row(),
                record.key(),
                record.name(),
                record.detail(),
                record.changes(),
                record.reason(),
                record.problems(),
                record.removed());
    }
}
