package io.datasync.bench.measure;

import io.datasync.bench.contender.ContenderKind;

/// How often a scenario is run: so often that the JIT is done, and so often that a median means something.
///
/// @param warmups  rounds before, which are not counted
/// @param measured rounds that are
record Rounds(int warmups, int measured) {
    private static final Rounds ROW_BY_ROW = new Rounds(2, 3);
    private static final int MOST_ROWS_ROW_BY_ROW = 10_000;
    private static final int MOST_ROWS_ROW_BY_ROW_FAR_AWAY = 1_000;

    int last() {
        return warmups + measured;
    }

    /// Whether the contender is measured at all: row by row, a million rows would take the night.
    static boolean include(ContenderKind kind, Scenario scenario) {
        int most =
                scenario.delayMillis() == 0 ? MOST_ROWS_ROW_BY_ROW : MOST_ROWS_ROW_BY_ROW_FAR_AWAY;
        return !kind.isRowByRow() || scenario.rows() <= most;
    }

    /// Whether the contender takes part in this round, counted from 1. Those that take part in fewer rounds do so in
    /// the last before the count and the first after it.
    boolean include(ContenderKind kind, int round) {
        return !kind.isRowByRow()
                || (round > warmups - ROW_BY_ROW.warmups()
                        && round <= warmups + ROW_BY_ROW.measured());
    }

    static Rounds of(int rows) {
        if (rows >= 1_000_000) {
            return new Rounds(1, 3);
        }
        if (rows >= 100_000) {
            return new Rounds(3, 7);
        }
        return rows >= 10_000 ? new Rounds(10, 11) : new Rounds(60, 21);
    }
}
