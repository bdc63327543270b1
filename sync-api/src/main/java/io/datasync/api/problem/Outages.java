package io.datasync.api.problem;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Tells a database that is away (try again) from a statement that it refuses (do not).
public final class Outages {
    /// SQLSTATE classes: connection exception, transaction rolled back, insufficient resources, operator
    /// intervention, system error.
    private static final String[] CLASSES = {"08", "40", "53", "57", "58"};

    private Outages() {}

    /// True when waiting and trying again may help.
    public static boolean isOutage(Throwable failure) {
        SQLException cause = sqlCause(failure);
        return cause != null && isOutageState(cause.getSQLState());
    }

    /// The SQLSTATE at the root of the failure; empty when it has none.
    public static String stateOf(Throwable failure) {
        SQLException cause = sqlCause(failure);
        String state = cause == null ? null : cause.getSQLState();
        return state == null ? "" : state;
    }

    /// Agroal reports a pool that gives no connection without any SQLSTATE.
    private static boolean isOutageState(@Nullable String state) {
        if (state == null) {
            return true;
        }
        for (String outage : CLASSES) {
            if (state.startsWith(outage)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
