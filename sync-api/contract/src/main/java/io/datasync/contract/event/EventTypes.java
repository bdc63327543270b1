package io.datasync.contract.event;

/// The CloudEvents types of the contract (section 7).
public final class EventTypes {
    public static final String REQUESTED = "io.datasync.sync.requested.v1";

    /// Asks a run to stop at its next chunk; travels on the requests topic.
    public static final String CANCEL_REQUESTED = "io.datasync.sync.cancel-requested.v1";

    /// Lets a held run go on; travels on the requests topic.
    public static final String APPROVE_REQUESTED = "io.datasync.sync.approve-requested.v1";

    public static final String PROGRESSED = "io.datasync.sync.progressed.v1";
    public static final String ACCEPTED = "io.datasync.sync.accepted.v1";
    public static final String JOINED = "io.datasync.sync.joined.v1";
    public static final String REJECTED = "io.datasync.sync.rejected.v1";
    public static final String STARTED = "io.datasync.sync.started.v1";
    public static final String PLANNED = "io.datasync.sync.planned.v1";
    public static final String PLANNED_RECORDS = "io.datasync.sync.planned-records.v1";
    public static final String ABSENT_RECORDS = "io.datasync.sync.absent-records.v1";
    public static final String HELD = "io.datasync.sync.held.v1";
    public static final String APPROVED = "io.datasync.sync.approved.v1";
    public static final String CANCEL_ACCEPTED = "io.datasync.sync.cancel-accepted.v1";
    public static final String RECORDS_CHANGED = "io.datasync.sync.records-changed.v1";
    public static final String COMPLETED = "io.datasync.sync.completed.v1";

    private EventTypes() {}
}
