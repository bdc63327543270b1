package io.datasync.contract.text;

import io.datasync.contract.run.Counts;
import java.util.List;

/// The sentences that say how a run went (contract section 4).
public final class Messages {
    private Messages() {}

    /// `Processed {processed} {label}: {c} created, {u} updated, {n} unchanged, {s} skipped, {f} failed.`
    public static String ofDataset(String label, Counts counts) {
        return "Processed %d %s: %d created, %d updated, %d unchanged, %d skipped, %d failed."
                .formatted(
                        counts.processed(),
                        label,
                        counts.created(),
                        counts.updated(),
                        counts.unchanged(),
                        counts.skipped(),
                        counts.failed());
    }

    /// What an undo did to a dataset: `Undid {processed} {label}: {r} removed, {p} put back, {k} kept since edited later,
    /// {f} could not be undone.` Records that an undo had removed and that are there again count as put back.
    ///
    /// @param counts  as counted: reversed are created and updated, kept are skipped
    /// @param removed those of the updated that were removed
    public static String ofUndo(String label, Counts counts, long removed) {
        return "Undid %d %s: %d removed, %d put back, %d kept since edited later, %d could not be undone."
                .formatted(
                        counts.processed(),
                        label,
                        removed,
                        counts.created() + counts.updated() - removed,
                        counts.skipped(),
                        counts.failed());
    }

    /// A run's message: its datasets' sentences joined by a space.
    public static String ofRun(List<String> datasetMessages) {
        return String.join(" ", datasetMessages);
    }
}
