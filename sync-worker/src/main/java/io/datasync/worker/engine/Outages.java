package io.datasync.worker.engine;

import java.io.IOException;
import java.sql.SQLException;

/// Tells an outage, which passes, from a fault, which does not.
final class Outages {
    private Outages() {}

    static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || (cause instanceof SQLException sql && passes(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /// No state is what a pool says that finds no connection; 08 connection, 40 deadlock, 53 resources, 55P03 lock not
    /// available, 57P the server goes down or an administrator ended the connection.
    private static boolean passes(@org.jspecify.annotations.Nullable String state) {
        return state == null
                || state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.equals("55P03")
                || state.startsWith("57P");
    }
}
