package io.datasync.bench.measure;

import io.datasync.bench.sheet.Change;

/// One line of the benchmark's table.
///
/// @param delayMillis of the network to the database, in each direction
record Scenario(int rows, Change change, int delayMillis) {
    @Override
    public String toString() {
        String network = delayMillis == 0 ? "" : ", database %d ms away".formatted(delayMillis);
        return "%,d rows, %s%s".formatted(rows, change, network);
    }
}
