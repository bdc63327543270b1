package io.datasync.contract.event;

import io.datasync.contract.run.RunView;
import java.util.Objects;
import java.util.UUID;

/// How far a run is, on [io.datasync.contract.Topics#PROGRESS]. May be lost.
///
/// @param revision see [Revision]
public record Progressed(UUID syncId, long revision, RunView run) {
    public Progressed {
        Objects.requireNonNull(syncId, "syncId");
        Objects.requireNonNull(run, "run");
    }
}
