package io.datasync.worker.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// When progress is told, by the database's clock.
///
/// @param seq    of the run's last event
/// @param millis since that event
record Telling(long seq, long millis, Instant now) {
    static Telling of(ResultSet row) throws SQLException {
        return new Telling(
                row.getLong("seq"),
                (long) row.getDouble("millis"),
                row.getObject("now", OffsetDateTime.class).toInstant());
    }
}
