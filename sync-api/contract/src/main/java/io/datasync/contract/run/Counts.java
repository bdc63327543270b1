package io.datasync.contract.run;

/// The five outcome counts of a dataset. Contract section 1: processed is always their sum.
public record Counts(long created, long updated, long unchanged, long skipped, long failed) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    public Counts {
        if (created < 0 || updated < 0 || unchanged < 0 || skipped < 0 || failed < 0) {
            throw new IllegalArgumentException("a count is below zero");
        }
    }

    public long processed() {
        return created + updated + unchanged + skipped + failed;
    }

    public Counts plus(Counts other) {
        return new Counts(
                created + other.created,
                updated + other.updated,
                unchanged + other.unchanged,
                skipped + other.skipped,
                failed + other.failed);
    }
}
