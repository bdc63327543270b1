package io.datasync.worker.run;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The next event's number and time within its run.
public record Stamp(long seq, Instant occurredAt) {
    /// Takes the next number; the run's row stays locked until the transaction ends, so numbers come without a gap.
    public static Stamp next(Handle handle, UUID syncId) {
        return next(handle, syncId, 1);
    }

    /// Takes so many numbers; the last of them is the stamp's.
    public static Stamp next(Handle handle, UUID syncId, int events) {
        return handle.createQuery(
                        """
                        UPDATE run SET seq = seq + :events, event_at = clock_timestamp()
                        WHERE sync_id = :syncId
                        RETURNING seq, event_at
                        """)
                .bind("events", events)
                .bind("syncId", syncId)
                .map((row, _) -> new Stamp(row.getLong("seq"), Stored.instant(row, "event_at")))
                .one();
    }
}
