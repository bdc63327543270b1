package io.datasync.contract.text;

import io.datasync.contract.run.DatasetResult;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.contract.run.RunView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// The detailed text of a run: each dataset's sentence, and its details below it. Fed with the run's records, each
/// dataset's in the order of its sheet. Not for use by several threads at once.
public final class RunDetails {
    private final Supplier<DatasetDetails> form;
    private final Map<String, DatasetDetails> datasets = new LinkedHashMap<>();

    private RunDetails(Supplier<DatasetDetails> form) {
        this.form = form;
    }

    /// Names every record: the audit's form.
    public static RunDetails full() {
        return new RunDetails(DatasetDetails::full);
    }

    /// Stops after ten of a kind with "and N more": the form shown to a person.
    public static RunDetails shortened() {
        return new RunDetails(DatasetDetails::shortened);
    }

    public void add(RecordOutcome record) {
        datasets.computeIfAbsent(record.dataset(), _ -> form.get()).add(record);
    }

    /// The text, line by line: what happened to the run where its datasets' sentences do not say it (it failed, or was
    /// cancelled), then dataset by dataset, as the run has them, the sentence and the details. Records of a
    /// dataset the run does not list come last.
    public List<String> lines(RunView run) {
        List<String> lines = new ArrayList<>();
        String sentences =
                Messages.ofRun(
                        run.datasets().stream()
                                .map(DatasetResult::message)
                                .filter(Objects::nonNull)
                                .toList());
        if (run.message() != null && !run.message().equals(sentences)) {
            lines.add(run.message());
        }
        Map<String, DatasetDetails> rest = new LinkedHashMap<>(datasets);
        for (DatasetResult dataset : run.datasets()) {
            if (dataset.message() != null) {
                lines.add(dataset.message());
            }
            DatasetDetails details = rest.remove(dataset.dataset());
            if (details != null) {
                lines.addAll(details.lines());
            }
        }
        rest.values().forEach(details -> lines.addAll(details.lines()));
        return List.copyOf(lines);
    }

    /// The lines joined by line feeds.
    public String text(RunView run) {
        return String.join("\n", lines(run));
    }
}
