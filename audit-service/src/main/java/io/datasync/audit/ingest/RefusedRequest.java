package io.datasync.audit.ingest;

import io.datasync.contract.event.EventTypes;
import org.jspecify.annotations.Nullable;

/// What a refused request asked for.
enum RefusedRequest {
    SYNC,
    /// To let a held run go on.
    APPROVE,
    /// To let a run stop.
    CANCEL;

    /// @param type the header `ce_type`; whatever is no other request is taken for a sync
    static RefusedRequest of(@Nullable String type) {
        return switch (type) {
            case EventTypes.APPROVE_REQUESTED -> APPROVE;
            case EventTypes.CANCEL_REQUESTED -> CANCEL;
            case null, default -> SYNC;
        };
    }

    /// What happened, for a person.
    String told(String reason) {
        return switch (this) {
            case SYNC -> reason;
            case APPROVE -> "Approval refused: " + reason;
            case CANCEL -> "Cancel refused: " + reason;
        };
    }

    /// As the database has it; null for a sync.
    @Nullable String column() {
        return switch (this) {
            case SYNC -> null;
            case APPROVE -> "approve";
            case CANCEL -> "cancel";
        };
    }
}
