package io.datasync.audit.ingest;

import io.datasync.audit.ingest.Reading.Fact;
import io.datasync.audit.ingest.Reading.Unknown;
import io.datasync.audit.ingest.Reading.Unreadable;
import io.datasync.audit.storage.SqlFailure;
import io.datasync.contract.event.SyncEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Takes what arrived on the events topic into the log: the fact and all that is made of it in one transaction, each
/// fact once, in any order.
final class EventIngest {
    private final Jdbi jdbi;

    EventIngest(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Stores a batch. When this returns it is committed; when it throws, nothing is, and it can be tried again.
    ///
    /// @return what became of each arrival, in their order
    List<Taken> take(List<Arrival> arrivals) {
        List<Reading> readings = arrivals.stream().map(EventReader::read).toList();
        try {
            return jdbi.inTransaction(handle -> storeAll(handle, readings));
        } catch (RuntimeException e) {
            if (!SqlFailure.isRefusal(e)) {
                throw e;
            }
            return oneByOne(readings);
        }
    }

    private static List<Taken> storeAll(Handle handle, List<Reading> readings) {
        List<Taken> taken = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            taken.add(store(handle, reading));
        }
        return taken;
    }

    /// The database refuses the values of one of them: the others go in, and the guilty one as it came.
    private List<Taken> oneByOne(List<Reading> readings) {
        return readings.stream().map(this::storeAlone).toList();
    }

    private Taken storeAlone(Reading reading) {
        try {
            return jdbi.inTransaction(handle -> store(handle, reading));
        } catch (RuntimeException e) {
            if (!SqlFailure.isRefusal(e) || reading instanceof Unreadable) {
                throw e;
            }
            Unreadable refused = refused(reading, e);
            return jdbi.inTransaction(handle -> EventRows.insertUnreadable(handle, refused));
        }
    }

    private static Unreadable refused(Reading reading, RuntimeException e) {
        Optional<FactId> id =
                switch (reading) {
                    case Fact fact -> Optional.of(fact.id());
                    case Unknown unknown -> unknown.id();
                    case Unreadable unreadable -> unreadable.id();
                };
        String fault = "refused by the database, SQLSTATE " + SqlFailure.stateOf(e);
        return new Unreadable(reading.arrival(), id, fault);
    }

    private static Taken store(Handle handle, Reading reading) {
        return switch (reading) {
            case Fact fact -> store(handle, fact);
            case Unknown unknown -> EventRows.insertUnknown(handle, unknown);
            case Unreadable unreadable -> EventRows.insertUnreadable(handle, unreadable);
        };
    }

    private static Taken store(Handle handle, Fact fact) {
        Taken taken = EventRows.insertFact(handle, fact);
        if (taken == Taken.NEW) {
            project(handle, fact.event());
        }
        return taken;
    }

    private static void project(Handle handle, SyncEvent event) {
        switch (event) {
            case SyncEvent.OfRun ofRun -> {
                ActRows.insert(handle, ofRun);
                if (RunRows.upsert(handle, RunRow.of(ofRun))) {
                    RunRows.upsertDatasets(handle, ofRun.syncId(), ofRun.run());
                }
            }
            case SyncEvent.Rejected rejected -> RunRows.upsert(handle, RunRow.of(rejected));
            case SyncEvent.Joined joined -> RunRows.upsert(handle, RunRow.of(joined));
            case SyncEvent.RecordsChanged slice -> RecordRows.insert(handle, slice);
            case SyncEvent.PlannedRecords slice -> RecordRows.insert(handle, slice);
            case SyncEvent.AbsentRecords absent -> AbsentRows.insert(handle, absent);
        }
    }
}
