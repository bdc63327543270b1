package io.datasync.worker.intake;

import io.datasync.worker.run.Approval;
import java.util.Objects;
import java.util.Optional;

/// Why a request is refused.
///
/// @param code   stable, e.g. `TOKEN_EXPIRED`
/// @param reason a sentence, without any part of the token
record Refusal(String code, String reason) {
    Refusal {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(reason, "reason");
    }

    /// Empty for one that was taken.
    static Optional<Refusal> of(Approval approval) {
        return switch (approval) {
            case APPROVED, KNOWN -> Optional.empty();
            case NOT_HELD ->
                    refused("APPROVAL_NOT_AWAITED", "No such sync was waiting to be approved.");
            case TOO_LATE ->
                    refused(
                            "APPROVAL_TOO_LATE",
                            "The sync was no longer waiting to be approved when the approval came. Preview again to see what a sync would do now.");
            case PLAN_CHANGED ->
                    refused(
                            "PLAN_CHANGED",
                            "The sync waits with another plan than the one that was approved. Look at the plan it has now.");
        };
    }

    private static Optional<Refusal> refused(String code, String reason) {
        return Optional.of(new Refusal(code, reason));
    }

    static Refusal unreadable(String reason) {
        return new Refusal("REQUEST_UNREADABLE", reason);
    }

    static Refusal badToken(String reason) {
        return new Refusal("TOKEN_INVALID", reason);
    }
}
