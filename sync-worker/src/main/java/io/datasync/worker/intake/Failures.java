package io.datasync.worker.intake;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Tells a part that is away from a request that cannot be stored.
final class Failures {
    private Failures() {}

    /// What kind of failure it was; its message is not logged, since it may hold the values of the request.
    static String kind(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String state = sqlState(e);
        return root.getClass().getName() + (state == null ? "" : ", SQL state " + state);
    }

    /// Something that the database said, or could not say: waiting may mend it.
    static boolean isOutage(Throwable e) {
        return sqlState(e) != null;
    }

    /// Classes 22 and 23: the values themselves, which no waiting mends.
    static boolean isBadData(Throwable e) {
        String state = sqlState(e);
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private static @Nullable String sqlState(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState() == null ? "" : sql.getSQLState();
            }
        }
        return null;
    }
}
