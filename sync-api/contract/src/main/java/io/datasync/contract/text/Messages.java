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

    /// A run's message: its datasets' sentences joined by a space.
    public static String ofRun(List<String> datasetMessages) {
        return String.join(" ", datasetMessages);
    }
}
