package io.datasync.api.syncs;

import io.datasync.api.problem.ProblemCode;
import io.datasync.api.syncs.StartOutcome.Refused;
import io.datasync.contract.run.Counts;
import io.datasync.contract.run.DerivedFrom;
import io.datasync.contract.run.RunView;
import java.util.Optional;

/// What speaks against retrying or undoing a run, as far as we know: said at once where waiting for the worker's word
/// would only disappoint later. The worker looks again.
final class Objections {
    private Objections() {}

    /// @param origin the run to retry or undo
    /// @param active the run of its type that is queued or running
    static Optional<Refused> to(DerivedFrom.Kind kind, RunView origin, Optional<RunView> active) {
        if (!origin.status().ended()) {
            return refused(
                    ProblemCode.RUN_NOT_ENDED,
                    "The run is %s. Wait for its end, or cancel it."
                            .formatted(origin.status().wire()));
        }
        Optional<Refused> nothing = nothingToDo(kind, origin.counts());
        return nothing.isPresent()
                ? nothing
                : active.flatMap(
                        run ->
                                refused(
                                        ProblemCode.SYNC_UNDER_WAY,
                                        "Run %s of this type is %s. Wait for its end, or cancel it."
                                                .formatted(run.id(), run.status().wire())));
    }

    private static Optional<Refused> nothingToDo(DerivedFrom.Kind kind, Counts counts) {
        return switch (kind) {
            case RETRY ->
                    counts.failed() + counts.skipped() > 0
                            ? Optional.empty()
                            : refused(
                                    ProblemCode.NOTHING_TO_RETRY,
                                    "No row of this run failed or was skipped. Start a new sync instead.");
            case UNDO ->
                    counts.created() + counts.updated() > 0
                            ? Optional.empty()
                            : refused(
                                    ProblemCode.NOTHING_TO_UNDO,
                                    "This run neither created nor updated a record.");
        };
    }

    private static Optional<Refused> refused(ProblemCode code, String why) {
        return Optional.of(new Refused(code, why));
    }
}
