package io.datasync.api.syncs;

import io.datasync.api.problem.ProblemCode;
import io.datasync.api.problem.ProblemException;
import io.datasync.api.runs.KnownRun;
import io.datasync.api.runs.RunStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The run that a path names.
@ApplicationScoped
class AskedRun {
    private final Jdbi jdbi;
    private final RunStore runs;

    AskedRun(Jdbi jdbi, RunStore runs) {
        this.jdbi = jdbi;
        this.runs = runs;
    }

    /// The run of this id, or the one that the request of this id joined.
    ///
    /// @throws ProblemException RUN_UNKNOWN, also for what is no UUID: it is the id of no run
    KnownRun run(String syncId) {
        try {
            UUID id = UUID.fromString(syncId);
            return jdbi.withHandle(handle -> runs.find(handle, id))
                    .orElseThrow(() -> unknown(syncId));
        } catch (IllegalArgumentException e) {
            throw unknown(syncId);
        }
    }

    private static ProblemException unknown(String syncId) {
        return new ProblemException(
                ProblemCode.RUN_UNKNOWN, "There is no run with the id " + syncId + ".");
    }
}
