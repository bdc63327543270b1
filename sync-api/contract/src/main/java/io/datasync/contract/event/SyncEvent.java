package io.datasync.contract.event;

import io.datasync.contract.run.AbsentRecord;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A fact about a run, on [io.datasync.contract.Topics#EVENTS]. `seq` counts 1, 2, 3 … within the run, without a gap.
public sealed interface SyncEvent {
    UUID syncId();

    long seq();

    Instant occurredAt();

    /// The CloudEvents type, e.g. `io.datasync.sync.accepted.v1`.
    default String type() {
        return switch (this) {
            case Accepted _ -> EventTypes.ACCEPTED;
            case Joined _ -> EventTypes.JOINED;
            case Rejected _ -> EventTypes.REJECTED;
            case Started _ -> EventTypes.STARTED;
            case Planned _ -> EventTypes.PLANNED;
            case PlannedRecords _ -> EventTypes.PLANNED_RECORDS;
            case AbsentRecords _ -> EventTypes.ABSENT_RECORDS;
            case Held _ -> EventTypes.HELD;
            case Approved _ -> EventTypes.APPROVED;
            case CancelAccepted _ -> EventTypes.CANCEL_ACCEPTED;
            case RecordsChanged _ -> EventTypes.RECORDS_CHANGED;
            case Completed _ -> EventTypes.COMPLETED;
        };
    }

    default long revision() {
        return Revision.ofEvent(seq());
    }

    /// An event that shows the run as it is from then on.
    sealed interface OfRun extends SyncEvent {
        RunView run();
    }

    /// The worker has the request and the run is in its queue.
    record Accepted(UUID syncId, long seq, Instant occurredAt, RunView run) implements OfRun {
        public Accepted {
            Objects.requireNonNull(syncId, "syncId");
            Objects.requireNonNull(occurredAt, "occurredAt");
            Objects.requireNonNull(run, "run");
        }
    }

    /// The request found a run of its type under way and is answered by that one.
    record Joined(
            UUID syncId,
            long seq,
            Instant occurredAt,
            UUID joinedTo,
            String syncType,
            Requester requestedBy,
            Instant requestedAt)
            implements SyncEvent {
        public Joined {
            Objects.requireNonNull(syncId, "syncId");
            Objects.requireNonNull(occurredAt, "occurredAt");
            Objects.requireNonNull(joinedTo, "joinedTo");
            Objects.requireNonNull(syncType, "syncType");
            Objects.requireNonNull(requestedBy, "requestedBy");
            Objects.requireNonNull(requestedAt, "requestedAt");
        }
    }

    /// The request was refused; it stands in the dead-letter topic too.
    ///
    /// @param code        stable, e.g. `TOKEN_INVALID`
    /// @param reason      a sentence, without any part of the token
    /// @param syncType    as asked for; null when it could not be read
    /// @param requestedBy the verified identity; null when there is none
    record Rejected(
            UUID syncId,
            long seq,
            Instant occurredAt,
            String code,
            String reason,
            @Nullable String syncType,
            @Nullable Requester requestedBy)
            implements SyncEvent {
        public Rejected {
            Objects.requireNonNull(syncId, "syncId");
            Objects.requireNonNull(occurredAt, "occurredAt");
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /// An executor began to read.
    record Started(UUID syncId, long seq, Instant occurredAt, RunView run) implements OfRun {
        public Started {
            Objects.requireNonNull(syncId, "syncId");
            Objects.requireNonNull(occurredAt, "occurredAt");
            Objects.requireNonNull(run, "run");
        }
    }

    /// The plan stands; nothing is written yet. The run's datasets have their rows, `unchanged` and `absent`; what is
    /// planned to be created, updated, skipped and failed stands in `planned`.
    ///
    /// @param contentHash SHA-256 of all that was read, hex
    record Planned(
            UUID syncId,
            long seq,
            Instant occurredAt,
            RunView run,
            List<PlannedDataset> planned,
            String contentHash)
            implements OfRun {
        public Planned {
            Objects.requireNonNull(syncId, "syncId");
            Objects.requireNonNull(occurredAt, "occurredAt");
            Objects.requireNonNull(run, "run");
            Objects.requireNonNull(contentHash, "contentHash");
            planned = List.copyOf(planned);
        }
    }

    /// The planned counts of a dataset.
    record PlannedDataset(
            String dataset,
            long create,
            long update,
            long unchanged,
            long skip,
            long fail,
            long absent) {
        public PlannedDataset {
            Objects.requireNonNull(dataset, "dataset");
        }
    }

    /// What the plan of a held run would do to its records: everything but the unchanged ones, in sheet order. Only held
    /// runs tell it; nothing of it is done yet.
    ///
    /// @param chunk counts from 1 within the dataset
    record PlannedRecords(
            UUID syncId,
            long seq,
            Instant occurredAt,
            String syncType,
            String dataset,
            int chunk,
            List<RecordOutcome> records)
            implements SyncEvent {
        public PlannedRecords {
            Objects.requireNonNull(syncId, "syncId");
            Objects.requireNonNull(occurredAt, "occurredAt");
            Objects.requireNonNull(syncType, "syncType");
            Objects.requireNonNull(dataset, "dataset");
            records = List.copyOf(records);
        }
    }

    /// Records that are no longer in the sheet as the plan found them, in key order; a sync never deletes them.
    ///
    /// @param chunk   counts from 1 within the dataset
    /// @param total   how many there are; more than are listed over all chunks where they are very many
    record AbsentRecords(
            UUID syncId,
            long seq,
            Instant occurredAt,
            String syncType,
            String dataset,
            int chunk,
            long total,
            List<AbsentRecord> records)
            implements SyncEvent {
        public AbsentRecords {
            Objects.requireNonNull(syncId, "syncId");
            Objects.requireNonNull(occurredAt, "occurredAt");
            Objects.requireNonNull(syncType, "syncType");
            Objects.requireNonNull(dataset, "dataset");
            records = List.copyOf(records);
        }
    }

    /// The run waits to be approved; nothing is written. `hold` tells why and until when.
    record Held(UUID syncId, long seq, Instant occurredAt, RunView run) implements OfRun {
        public Held {
            Objects.requireNonNull(syncId, "syncId");
            Objects.requireNonNull(occurredAt, "occurredAt");
            Objects.requireNonNull(run, "run");
        }
    }

    /// Somebody approved the held run, and it is queued to be applied. `hold` tells who.
    record Approved(UUID syncId, long seq, Instant occurredAt, RunView run) implements OfRun {
        public Approved {
            Objects.requireNonNull(syncId, "syncId");
            Objects.requireNonNull(occurredAt, "occurredAt");
            Objects.requireNonNull(run, "run");
        }
    }

    /// Somebody asked for the run to stop; it does at its next chunk.
    ///
    /// @param cancelledBy who asked
    record CancelAccepted(
            UUID syncId, long seq, Instant occurredAt, Requester cancelledBy, RunView run)
            implements OfRun {
        public CancelAccepted {
            Objects.requireNonNull(syncId, "syncId");
            Objects.requireNonNull(occurredAt, "occurredAt");
            Objects.requireNonNull(cancelledBy, "cancelledBy");
            Objects.requireNonNull(run, "run");
        }
    }

    /// What one chunk did to its records: everything but the unchanged ones, in sheet order.
    ///
    /// @param chunk counts from 1 within the dataset
    record RecordsChanged(
            UUID syncId,
            long seq,
            Instant occurredAt,
            String syncType,
            String dataset,
            int chunk,
            List<RecordOutcome> records)
            implements SyncEvent {
        public RecordsChanged {
            Objects.requireNonNull(syncId, "syncId");
            Objects.requireNonNull(occurredAt, "occurredAt");
            Objects.requireNonNull(syncType, "syncType");
            Objects.requireNonNull(dataset, "dataset");
            records = List.copyOf(records);
        }
    }

    /// The run ended, with one of the four ends.
    record Completed(UUID syncId, long seq, Instant occurredAt, RunView run) implements OfRun {
        public Completed {
            Objects.requireNonNull(syncId, "syncId");
            Objects.requireNonNull(occurredAt, "occurredAt");
            Objects.requireNonNull(run, "run");
            if (!run.status().ended()) {
                throw new IllegalArgumentException(
                        "a completed run has an end, not " + run.status());
            }
        }
    }
}
