package io.datasync.audit.storage;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells what the database refuses from what it could not be asked.
public final class SqlFailure {
    /// Cardinality, data, integrity, program limit: the same values will be refused again.
    private static final Set<String> REFUSALS = Set.of("21", "22", "23", "54");

    private SqlFailure() {}

    /// The SQLSTATE of the first SQL exception among the causes; null when there is none.
    public static @Nullable String stateOf(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }

    /// True when the values are at fault, so that trying again is of no use.
    public static boolean isRefusal(Throwable failure) {
        String state = stateOf(failure);
        return state != null && state.length() == 5 && REFUSALS.contains(state.substring(0, 2));
    }

    /// True when any SQL exception is the cause: the database is away, busy, or not as it should be.
    public static boolean isOfDatabase(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return true;
            }
        }
        return false;
    }
}
