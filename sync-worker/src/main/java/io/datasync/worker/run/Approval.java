package io.datasync.worker.run;

/// What became of an approval.
public enum Approval {
    APPROVED,
    /// The run had been approved before, the same plan: there is nothing more to do.
    KNOWN,
    /// There is no such run of that type, or it was not held.
    NOT_HELD,
    /// The run has ended, or has just expired.
    TOO_LATE,
    /// The run is held with another plan than the one that was looked at.
    PLAN_CHANGED
}
