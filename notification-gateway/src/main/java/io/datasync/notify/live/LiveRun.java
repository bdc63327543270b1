package io.datasync.notify.live;

import io.datasync.contract.run.RunView;
import java.util.Objects;
import java.util.UUID;

/// A run as it was at a revision.
///
/// @param revision only grows within a run; `seq` on the WebSocket
public record LiveRun(RunView view, long revision) {
    public LiveRun {
        Objects.requireNonNull(view, "view");
    }

    UUID id() {
        return view.id();
    }
}
