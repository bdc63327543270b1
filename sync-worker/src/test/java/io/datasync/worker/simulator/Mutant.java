package io.datasync.worker.simulator;

/// A fault planted in the model, so that it is seen that the invariants find it.
enum Mutant {
    NONE,
    /// The fence is read before the writing, and not locked.
    FENCE_ONLY_READ,
    /// Leases run by the clock of the worker that looks at them.
    LEASE_BY_WORKERS_CLOCK,
    /// The relay asks for ids beyond the last it has published.
    OUTBOX_BEYOND_LAST_ID,
    /// A request is acknowledged, then taken.
    ACK_BEFORE_COMMIT,
    /// Records and slices are committed, then the checkpoint.
    CHECKPOINT_APART,
    /// Whether there is an active run to join is looked at before, not settled by the unique index.
    JOIN_BY_LOOKING,
    /// What a crash of the database took of the stage is not missed.
    STAGE_NOT_COUNTED,
    /// A record that the plan would update is told as updated, also when the plan is no longer there.
    UPDATE_NOT_COUNTED,
    /// A second reading leaves the first one's hash, although the plan is made from the second.
    HASH_OF_FIRST_READING,
    /// A plan that is made again counts as standing before its figures are stored.
    PLAN_KEPT_WHILE_READING
}
