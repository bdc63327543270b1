package io.datasync.audit.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.datasync.contract.run.DatasetResult;
import io.datasync.contract.run.DerivedFrom;
import io.datasync.contract.run.Hold;
import io.datasync.contract.run.Progress;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunMode;
import io.datasync.contract.run.RunStatus;
import io.datasync.contract.run.RunView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An entry of the log: a run as in HTTP, or a request that was refused or joined a run, told in the same fields.
///
/// @param type        null when a refused request's could not be read
/// @param mode        null for what is no run
/// @param status      a refused request's is `failed`, a joined one's that of the run it joined
/// @param requestedBy null when nobody could be verified
/// @param derivedFrom the run that this one retries or undoes; null for an ordinary sync
/// @param hold        null unless it is held, or was
/// @param outcome     the status, `rejected` or `joined`
/// @param seq         only grows within a run
/// @param joinedTo    the run that answers a joined request; left out otherwise
/// @param request     what a refused request about a run asked for, `approve` or `cancel`; left out otherwise
/// @param about       that run; left out otherwise
/// @param missing     numbers of facts that have not come though later ones have; left out when there are none
record RunEntry(
        UUID id,
        @Nullable String type,
        @Nullable RunMode mode,
        RunStatus status,
        @Nullable Requester requestedBy,
        Instant requestedAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant startedAt,
        @Nullable Instant readAt,
        @Nullable Instant plannedAt,
        @Nullable Instant finishedAt,
        @Nullable Progress progress,
        @Nullable String message,
        List<DatasetResult> datasets,
        @Nullable RunError error,
        RunView.@Nullable Source source,
        boolean cancelRequested,
        @Nullable DerivedFrom derivedFrom,
        @Nullable Hold hold,
        @Schema(
                        enumeration = {
                            "queued",
                            "running",
                            "awaiting_approval",
                            "succeeded",
                            "partial",
                            "failed",
                            "cancelled",
                            "rejected",
                            "joined"
                        })
                String outcome,
        long seq,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID joinedTo,
        @Schema(enumeration = {"approve", "cancel"}) @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String request,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID about,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Long> missing) {
    RunEntry {
        datasets = List.copyOf(datasets);
        missing = List.copyOf(missing);
    }
}
