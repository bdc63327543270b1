package io.datasync.bench.measure;

/// How often a scenario is run: so often that the JIT is done, and so often that a median means something.
///
/// @param warmups  rounds before, which are not counted
/// @param measured rounds that are
record Rounds(int warmups, int measured) {
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
