package io.datasync.contract.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.datasync.contract.run.DerivedFrom;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunMode;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is asked of the worker, on [io.datasync.contract.Topics#REQUESTS].
public sealed interface SyncRequest {
    UUID syncId();

    Requester requestedBy();

    Instant requestedAt();

    /// The CloudEvents type.
    default String type() {
        return switch (this) {
            case SyncRequested _ -> EventTypes.REQUESTED;
            case CancelRequested _ -> EventTypes.CANCEL_REQUESTED;
            case ApproveRequested _ -> EventTypes.APPROVE_REQUESTED;
        };
    }

    /// Start a run. The same `syncId` again is the same request.
    ///
    /// @param joining the run under way that the asking person was told this request joins; null to start one, or to
    ///                join whichever is under way
    /// @param derivedFrom the run to retry or undo; null for an ordinary sync. Such a request joins no other run: it is
    ///                    refused while one of its type is under way
    record SyncRequested(
            UUID syncId,
            String syncType,
            RunMode mode,
            Requester requestedBy,
            Instant requestedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID joining,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DerivedFrom derivedFrom)
            implements SyncRequest {
        public SyncRequested {
            Objects.requireNonNull(syncId, "syncId");
            Objects.requireNonNull(syncType, "syncType");
            Objects.requireNonNull(mode, "mode");
            Objects.requireNonNull(requestedBy, "requestedBy");
            Objects.requireNonNull(requestedAt, "requestedAt");
        }

        public SyncRequested(
                UUID syncId,
                String syncType,
                RunMode mode,
                Requester requestedBy,
                Instant requestedAt) {
            this(syncId, syncType, mode, requestedBy, requestedAt, null, null);
        }

        /// The same request, of which was said that it joins that run.
        public SyncRequested joining(UUID run) {
            return new SyncRequested(
                    syncId, syncType, mode, requestedBy, requestedAt, run, derivedFrom);
        }
    }

    /// Stop a run at its next chunk; what was applied stays. Asking again, or after its end, does nothing.
    record CancelRequested(UUID syncId, String syncType, Requester requestedBy, Instant requestedAt)
            implements SyncRequest {
        public CancelRequested {
            Objects.requireNonNull(syncId, "syncId");
            Objects.requireNonNull(syncType, "syncType");
            Objects.requireNonNull(requestedBy, "requestedBy");
            Objects.requireNonNull(requestedAt, "requestedAt");
        }
    }

    /// Apply a held run, exactly as it was planned.
    ///
    /// @param planHash of the plan that was looked at; another is not applied
    record ApproveRequested(
            UUID syncId,
            String syncType,
            String planHash,
            Requester requestedBy,
            Instant requestedAt)
            implements SyncRequest {
        public ApproveRequested {
            Objects.requireNonNull(syncId, "syncId");
            Objects.requireNonNull(syncType, "syncType");
            Objects.requireNonNull(planHash, "planHash");
            Objects.requireNonNull(requestedBy, "requestedBy");
            Objects.requireNonNull(requestedAt, "requestedAt");
        }
    }
}
