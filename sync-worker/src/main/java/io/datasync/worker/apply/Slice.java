package io.datasync.worker.apply;

import io.datasync.contract.run.Counts;
import org.jspecify.annotations.Nullable;

/// A part of a chunk's outcomes, small enough for one event.
///
/// @param fromRow beyond this row
/// @param toRow   up to and with this row
/// @param removed of the updated those that were removed
/// @param details deflated JSON array of record outcomes; null when all rows were unchanged
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Slice(int fromRow, int toRow, Counts counts, int removed, byte @Nullable [] details) {}
