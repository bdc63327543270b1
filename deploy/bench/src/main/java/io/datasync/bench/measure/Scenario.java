package io.datasync.bench.measure;

import io.datasync.bench.sheet.Change;

/// One line of the benchmark's table.
///
/// @param delayMillis of the network to the database, in each direction
record Scenario(int rows, Change change, int delayMillis) {
    /// The same but for the size.
    boolean isLike(Scenario other) {
        return family().equals(other.family());
    }

    /// All but the size.
    String family() {
        return delayMillis == 0 ? change.toString() : "%s, %d ms".formatted(change, delayMillis);
    }

    @Override
    public String toString() {
        String network = delayMillis == 0 ? "" : ", database %d ms away".formatted(delayMillis);
        return "%,d rows, %s%s".formatted(rows, change, network);
    }
}
