package io.datasync.worker.run;

import org.jdbi.v3.core.Handle;

/// Every transaction that writes for a run goes through here first.
public final class Fence {
    /// Advisory locks of this class are held, shared, by transactions that write for the run of that number; so a
    /// claimer finds the transactions of a worker that was stopped in the middle of one.
    static final int LOCK_CLASS = 0x5255_4E53;

    private Fence() {}

    /// Takes the run's row lock until the transaction ends: whoever claims the run meanwhile waits, and afterwards this
    /// finds no row.
    ///
    /// @throws LeaseLost when the run was claimed by another since, or has ended
    public static void lock(Handle handle, Claim claim) {
        int rows =
                handle.createUpdate(
                                """
                                UPDATE run SET fence = fence
                                FROM (SELECT pg_advisory_xact_lock_shared(:class, :number)) AS held
                                WHERE sync_id = :syncId AND fence = :fence AND status = 'running'
                                """)
                        .bind("class", LOCK_CLASS)
                        .bind("number", claim.number())
                        .bind("syncId", claim.syncId())
                        .bind("fence", claim.fence())
                        .execute();
        if (rows == 0) {
            throw new LeaseLost(claim);
        }
    }

    /// Lets whoever claims the run find this transaction, which writes nothing for it but holds what others may wait
    /// for.
    public static void announce(Handle handle, Claim claim) {
        handle.createQuery("SELECT pg_advisory_xact_lock_shared(:class, :number) IS NULL")
                .bind("class", LOCK_CLASS)
                .bind("number", claim.number())
                .mapTo(Boolean.class)
                .one();
    }
}
