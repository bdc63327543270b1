package io.datasync.contract.event;

/// A number that only grows within a run, over its events and its progress: who keeps the newest run view compares
/// these. Fits a JSON number (2^53) for 900 million events a run.
public final class Revision {
    private static final long STEPS = 10_000_000;

    private Revision() {}

    /// Of the event with this `seq`.
    public static long ofEvent(long seq) {
        return seq * STEPS;
    }

    /// Of progress told so many milliseconds after the event with this `seq`.
    public static long ofProgress(long seq, long millisSinceEvent) {
        return seq * STEPS + Math.clamp(millisSinceEvent, 1, STEPS - 1);
    }
}
