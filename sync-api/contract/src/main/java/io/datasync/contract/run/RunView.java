package io.datasync.contract.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The run as HTTP, the WebSocket and the events show it (contract section 5).
///
/// @param progress   null before it runs and after it ended
/// @param message    the datasets' sentences joined by a space; for a failed or cancelled run what happened; null while
///                   under way
/// @param datasets   in the catalog's order
/// @param error      null unless the run failed or is held
/// @param source     the spreadsheet that was read; null until it was
/// @param acceptedAt when the worker took it into its queue; null before
/// @param readAt     when all of the source had been read; null before
/// @param plannedAt  when the plan stood; null before
/// @param cancelRequested whether somebody asked for it to stop
/// @param derivedFrom the run that this one retries or undoes; null for an ordinary sync
/// @param hold        null unless it is held, or was
public record RunView(
        UUID id,
        String type,
        RunMode mode,
        RunStatus status,
        Requester requestedBy,
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
        @Nullable Source source,
        boolean cancelRequested,
        @Nullable DerivedFrom derivedFrom,
        @Nullable Hold hold) {
    public RunView {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(requestedBy, "requestedBy");
        Objects.requireNonNull(requestedAt, "requestedAt");
        datasets = List.copyOf(datasets);
    }

    /// Of a run that was never held and is about no other.
    public RunView(
            UUID id,
            String type,
            RunMode mode,
            RunStatus status,
            Requester requestedBy,
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
            @Nullable Source source,
            boolean cancelRequested) {
        this(
                id,
                type,
                mode,
                status,
                requestedBy,
                requestedAt,
                acceptedAt,
                startedAt,
                readAt,
                plannedAt,
                finishedAt,
                progress,
                message,
                datasets,
                error,
                source,
                cancelRequested,
                null,
                null);
    }

    /// The counts over all datasets.
    @JsonIgnore
    public Counts counts() {
        return datasets.stream().map(DatasetResult::counts).reduce(Counts.NONE, Counts::plus);
    }

    /// The spreadsheet a run reads.
    ///
    /// @param id    as configured
    /// @param title as the source says; null until read
    /// @param url   where a person opens it; null where there is no such place
    public record Source(String id, @Nullable String title, @Nullable String url) {
        public Source {
            Objects.requireNonNull(id, "id");
        }
    }
}
