package io.datasync.api.syncs;

import io.datasync.api.problem.ProblemCode;
import io.datasync.api.problem.ProblemException;
import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.SyncType;
import io.datasync.contract.run.RunMode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body of a start.
///
/// @param type of the catalog
/// @param mode what to do with the plan
record StartRequest(
        @Schema(required = true, examples = "therapists") @Nullable String type,
        @Schema(
                        required = true,
                        enumeration = {"apply", "preview"})
                @Nullable String mode) {
    /// @throws ProblemException SYNC_TYPE_UNKNOWN
    SyncType syncType(Catalog catalog) {
        return catalog.type(type == null ? "" : type)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ProblemCode.SYNC_TYPE_UNKNOWN,
                                        "type is one of "
                                                + String.join(
                                                        ", ",
                                                        catalog.types().stream()
                                                                .map(SyncType::type)
                                                                .toList())
                                                + "."));
    }

    /// @throws ProblemException MODE_UNKNOWN
    RunMode runMode() {
        return runMode(mode);
    }

    static RunMode runMode(@Nullable String mode) {
        return switch (mode) {
            case "apply" -> RunMode.APPLY;
            case "preview" -> RunMode.PREVIEW;
            case null, default ->
                    throw new ProblemException(
                            ProblemCode.MODE_UNKNOWN, "mode is apply or preview.");
        };
    }
}
