package io.datasync.api.syncs;

import io.datasync.api.problem.ProblemException;
import io.datasync.contract.run.RunMode;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body of a retry or an undo; may be left out.
///
/// @param mode what to do with the plan; null for `apply`
record DeriveRequest(
        @Schema(
                        enumeration = {"apply", "preview"},
                        defaultValue = "apply")
                @Nullable String mode) {
    /// @throws ProblemException MODE_UNKNOWN
    static RunMode modeOf(Optional<DeriveRequest> body) {
        return body.map(DeriveRequest::mode).map(StartRequest::runMode).orElse(RunMode.APPLY);
    }
}
