package io.datasync.contract.run;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One dataset within a run.
///
/// @param dataset   its name, e.g. `therapists`
/// @param label     as in messages, e.g. `Karyawan therapists`
/// @param processed while the run is under way: the rows known for this dataset (0 until read); at the end: the sum
///                  of the five
/// @param absent    records of the table that are no longer in the sheet; null until planned
/// @param message   the dataset's sentence (contract section 4); null until the run has ended
/// @param planned   what the plan would do to each row; null until the plan stands
public record DatasetResult(
        String dataset,
        String label,
        long processed,
        long created,
        long updated,
        long unchanged,
        long skipped,
        long failed,
        @Nullable Long absent,
        @Nullable String message,
        @Nullable Counts planned) {
    public DatasetResult {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(label, "label");
    }

    /// Without a plan.
    public DatasetResult(
            String dataset,
            String label,
            long processed,
            long created,
            long updated,
            long unchanged,
            long skipped,
            long failed,
            @Nullable Long absent,
            @Nullable String message) {
        this(
                dataset, label, processed, created, updated, unchanged, skipped, failed, absent,
                message, null);
    }

    public Counts counts() {
        return new Counts(created, updated, unchanged, skipped, failed);
    }
}
