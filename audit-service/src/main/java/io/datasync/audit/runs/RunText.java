package io.datasync.audit.runs;

import io.datasync.audit.records.RunRecords;
import io.datasync.contract.run.DatasetResult;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunMode;
import io.datasync.contract.run.RunView;
import io.datasync.contract.text.RunDetails;
import jakarta.inject.Singleton;

/// The detailed text of a run (contract section 4), made from the stored records in the order of the sheet.
@Singleton
final class RunText {
    private final RunRecords records;

    RunText(RunRecords records) {
        this.records = records;
    }

    /// @param text    names every record
    /// @param summary names at most ten of a kind
    record Told(String text, String summary) {}

    Told of(RunEntry entry) {
        Requester requestedBy = entry.requestedBy();
        String type = entry.type();
        RunMode mode = entry.mode();
        if (type == null || mode == null || requestedBy == null) {
            String message = entry.message() == null ? "" : entry.message();
            return new Told(message, message);
        }
        return told(view(entry, type, mode, requestedBy));
    }

    private Told told(RunView run) {
        RunDetails full = RunDetails.full();
        RunDetails shortened = RunDetails.shortened();
        for (DatasetResult dataset : run.datasets()) {
            records.forEach(
                    run.id(),
                    dataset.dataset(),
                    record -> {
                        full.add(record);
                        shortened.add(record);
                    });
        }
        return new Told(full.text(run), shortened.text(run));
    }

    private static RunView view(RunEntry run, String type, RunMode mode, Requester requestedBy) {
        return new RunView(
                run.id(),
                type,
                mode,
                run.status(),
                requestedBy,
                run.requestedAt(),
                run.acceptedAt(),
                run.startedAt(),
                run.readAt(),
                run.plannedAt(),
                run.finishedAt(),
                run.progress(),
                run.message(),
                run.datasets(),
                run.error(),
                run.source(),
                run.cancelRequested(),
                run.derivedFrom(),
                run.hold());
    }
}
