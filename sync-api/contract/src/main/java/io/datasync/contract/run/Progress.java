package io.datasync.contract.run;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How far a running run is, over all its datasets.
///
/// @param phase     what it is doing
/// @param dataset   which dataset it is doing it to; null where that means nothing
/// @param processed rows that are settled: outcome committed, or found unchanged
/// @param total     rows of all datasets; 0 until everything was read
/// @param percent   floor(100 * processed / total); 0 while reading and planning; 100 only after the last commit
/// @param read      rows read so far
public record Progress(
        Phase phase, @Nullable String dataset, long processed, long total, int percent, long read) {
    public Progress {
        Objects.requireNonNull(phase, "phase");
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("percent out of range: " + percent);
        }
    }

    /// Progress with its percentage worked out.
    public static Progress of(
            Phase phase, @Nullable String dataset, long processed, long total, long read) {
        return new Progress(phase, dataset, processed, total, percent(processed, total), read);
    }

    /// Whole percent, rounded down, so that 100 means all of it.
    public static int percent(long processed, long total) {
        return total <= 0 ? 0 : (int) Math.min(100, 100 * processed / total);
    }
}
