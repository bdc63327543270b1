package io.datasync.worker.source;

import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunView;

/// How a reading ended.
public sealed interface ReadOutcome {
    /// All of every tab passed through the sink.
    ///
    /// @param contentHash SHA-256 over all that was read, hex; the same content gives the same hash
    record Complete(RunView.Source source, String contentHash) implements ReadOutcome {}

    /// Some of it may have passed through the sink, and none of it counts.
    record Failed(RunError error) implements ReadOutcome {}
}
