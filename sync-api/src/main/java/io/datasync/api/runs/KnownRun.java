package io.datasync.api.runs;

import io.datasync.contract.run.RunView;

/// A run as the newest event or progress told of it.
///
/// @param revision see [io.datasync.contract.event.Revision]; 0 while nothing was heard of it
public record KnownRun(RunView view, long revision) {}
