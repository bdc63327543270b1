package io.datasync.worker.plan;

import io.datasync.worker.stage.Staged;

/// The stage table does not hold what was read: a crash of PostgreSQL has emptied it.
public final class StageLost extends RuntimeException {
    StageLost(Staged staged) {
        super("%s has lost its %d rows".formatted(staged.table().name(), staged.copied()));
    }
}
