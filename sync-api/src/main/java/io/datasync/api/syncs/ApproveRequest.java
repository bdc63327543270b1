package io.datasync.api.syncs;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body of an approval; may be left out.
///
/// @param planHash of the plan that was looked at, from the run's `hold`; null to approve whichever is held
record ApproveRequest(
        @Schema(description = "The hold's planHash as it was looked at")
                @Nullable String planHash) {}
