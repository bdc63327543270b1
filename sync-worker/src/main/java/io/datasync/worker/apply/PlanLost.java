package io.datasync.worker.apply;

import io.datasync.worker.plan.Chunk;

/// The plan table does not hold what it held: a crash of PostgreSQL has emptied it.
public final class PlanLost extends RuntimeException {
    PlanLost(int updates, int found) {
        super("of %d planned updates %d are left".formatted(updates, found));
    }

    PlanLost(Chunk chunk, int found) {
        super("%s has %d planned rows left".formatted(chunk, found));
    }
}
