package io.datasync.worker.run;

/// The run is no longer in this worker's hands; the work stops and what it had not committed is gone.
public final class LeaseLost extends RuntimeException {
    LeaseLost(Claim claim) {
        super("run " + claim.syncId() + " was taken over, fence " + claim.fence() + " is old");
    }
}
