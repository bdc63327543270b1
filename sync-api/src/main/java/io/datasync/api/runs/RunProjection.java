package io.datasync.api.runs;

import io.datasync.contract.event.Progressed;
import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.event.SyncEvent.AbsentRecords;
import io.datasync.contract.event.SyncEvent.Joined;
import io.datasync.contract.event.SyncEvent.OfRun;
import io.datasync.contract.event.SyncEvent.PlannedRecords;
import io.datasync.contract.event.SyncEvent.RecordsChanged;
import io.datasync.contract.event.SyncEvent.Rejected;
import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunStatus;
import io.datasync.contract.run.RunView;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// What each event means for the runs we know.
@ApplicationScoped
public class RunProjection {
    private final Jdbi jdbi;
    private final RunStore runs;

    RunProjection(Jdbi jdbi, RunStore runs) {
        this.jdbi = jdbi;
        this.runs = runs;
    }

    /// Returns once it is committed.
    public void take(SyncEvent event) {
        switch (event) {
            case OfRun ofRun ->
                    jdbi.useTransaction(
                            handle -> runs.keepNewest(handle, ofRun.run(), event.revision()));
            case Joined joined ->
                    jdbi.useTransaction(
                            handle ->
                                    runs.joined(
                                            handle,
                                            joined.syncId(),
                                            joined.joinedTo(),
                                            joined.requestedAt()));
            case Rejected rejected -> jdbi.useTransaction(handle -> refuse(handle, rejected));
            // Records are read from the directory; the counts come with the run.
            case RecordsChanged _, PlannedRecords _, AbsentRecords _ -> {}
        }
    }

    /// Returns once it is committed.
    public void take(Progressed progressed) {
        jdbi.useTransaction(
                handle -> runs.keepNewest(handle, progressed.run(), progressed.revision()));
    }

    /// Only a run that was written ahead can be refused; of a request that came past us there is no run to show.
    private void refuse(Handle handle, Rejected rejected) {
        runs.find(handle, rejected.syncId())
                .filter(known -> known.view().id().equals(rejected.syncId()))
                .filter(known -> !known.view().status().ended())
                .ifPresent(
                        known ->
                                runs.keepNewest(
                                        handle,
                                        refused(known.view(), rejected),
                                        rejected.revision()));
    }

    private static RunView refused(RunView run, Rejected rejected) {
        return new RunView(
                run.id(),
                run.type(),
                run.mode(),
                RunStatus.FAILED,
                run.requestedBy(),
                run.requestedAt(),
                run.acceptedAt(),
                run.startedAt(),
                run.readAt(),
                run.plannedAt(),
                rejected.occurredAt(),
                null,
                rejected.reason(),
                run.datasets(),
                new RunError(rejected.code(), rejected.reason()),
                run.source(),
                run.cancelRequested(),
                run.derivedFrom(),
                run.hold());
    }
}
