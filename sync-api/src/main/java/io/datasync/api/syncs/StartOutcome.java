package io.datasync.api.syncs;

import io.datasync.api.problem.ProblemCode;
import io.datasync.api.runs.KnownRun;

/// What became of a request to start a run.
sealed interface StartOutcome {
    /// The broker has the request; the run will reach an end.
    record Started(KnownRun run) implements StartOutcome {}

    /// A run of the type is under way and answers this request too.
    record Joined(KnownRun run) implements StartOutcome {}

    /// The run to retry or undo, or another one, does not allow it now; nothing was started.
    ///
    /// @param why a sentence for a person
    record Refused(ProblemCode code, String why) implements StartOutcome {}

    /// The caller used this key for another request.
    record KeyReused() implements StartOutcome {}

    /// The broker did not take the request; nothing was started.
    record BrokerAway() implements StartOutcome {}

    /// We got no token of our own; nothing was started.
    record IdentityAway() implements StartOutcome {}

    /// Others were starting this type all the while; nothing was started.
    record Busy() implements StartOutcome {}
}
