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
        @Nullable String message) {
    public DatasetResult {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(label, "label");
    }

    public Counts counts() {
        return new Counts(created, updated, unchanged, skipped, failed);
    }
}
