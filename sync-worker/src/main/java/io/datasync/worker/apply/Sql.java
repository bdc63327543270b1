package io.datasync.worker.apply;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Work on a handle that speaks JDBC itself.
final class Sql {
    private Sql() {}

    interface Work<T> {
        T on(Handle handle) throws SQLException;
    }

    static <T> T with(Jdbi jdbi, Work<T> work) {
        return jdbi.withHandle(handle -> run(work, handle));
    }

    static <T> T inTransaction(Jdbi jdbi, Work<T> work) {
        return jdbi.inTransaction(handle -> run(work, handle));
    }

    private static <T> T run(Work<T> work, Handle handle) {
        try {
            return work.on(handle);
        } catch (SQLException e) {
            throw new ApplyFailed(e);
        }
    }

    /// The database failed, not a record.
    static final class ApplyFailed extends RuntimeException {
        ApplyFailed(SQLException cause) {
            super("applying failed: " + cause.getMessage(), cause);
        }
    }
}
