package io.datasync.worker.stage;

import io.datasync.worker.run.Claim;
import io.datasync.worker.run.Fence;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// One sight of the records, from the first row that was read to the plan: what was left out as unchanged and what is
/// planned agree. Rows that are staged meanwhile are seen all the same, since they are copied frozen.
public final class Snapshot implements AutoCloseable {
    private final Handle handle;

    /// @param claim of the run that it is for: whoever claims the run when its lease has run out ends it
    Snapshot(Jdbi jdbi, Claim claim) {
        handle = jdbi.open();
        try {
            handle.begin();
            handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            Fence.announce(handle, claim);
        } catch (RuntimeException | Error e) {
            closeAfter(e);
            throw e;
        }
    }

    /// A handle that is closed with its transaction open complains of that, and the reason would be lost.
    private void closeAfter(Throwable reason) {
        try {
            close();
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    public Handle handle() {
        return handle;
    }

    /// Ends it without a trace, unless it was committed.
    @Override
    public void close() {
        try (handle) {
            if (handle.isInTransaction()) {
                handle.rollback();
            }
        }
    }
}
