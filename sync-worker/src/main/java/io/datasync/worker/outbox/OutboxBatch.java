package io.datasync.worker.outbox;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Publishes what is unpublished, oldest first, and marks what the broker has. Never asks for `id > last`: a lower id
/// can commit later.
@Singleton
public final class OutboxBatch {
    private static final Duration PRUNE_EVERY = Duration.ofHours(1);

    private final OutboxSettings settings;
    private Instant pruned = Instant.EPOCH;

    public OutboxBatch(OutboxSettings settings) {
        this.settings = settings;
    }

    /// @param rows  how many were published
    /// @param whole false when the broker did not take all of them
    record Result(int rows, boolean whole) {}

    Result publish(Handle handle, EventProducer producer) throws InterruptedException {
        List<Long> ids = new ArrayList<>();
        List<CloudEvent> events = new ArrayList<>();
        long bytes = 0;
        for (OutboxRow row : unpublished(handle)) {
            if (bytes > settings.batchBytes()) {
                break;
            }
            CloudEvent event = row.event();
            ids.add(row.id());
            events.add(event);
            bytes += event.data().length;
        }
        if (events.isEmpty()) {
            return new Result(0, true);
        }
        int acknowledged = producer.publish(events);
        mark(handle, ids.subList(0, acknowledged));
        return new Result(acknowledged, acknowledged == events.size());
    }

    private List<OutboxRow> unpublished(Handle handle) {
        return handle.createQuery(
                        OutboxRow.SELECT
                                + """
                                WHERE o.published_at IS NULL
                                ORDER BY o.id
                                LIMIT :rows
                                """)
                .bind("rows", settings.batchRows())
                .map((row, _) -> OutboxRow.of(row))
                .list();
    }

    private static void mark(Handle handle, List<Long> ids) {
        if (!ids.isEmpty()) {
            handle.createUpdate(
                            "UPDATE outbox SET published_at = clock_timestamp() WHERE id = ANY (:ids)")
                    .bind("ids", ids.toArray(Long[]::new))
                    .execute();
        }
    }

    /// Deletes what was published long ago.
    void prune(Handle handle) {
        Instant now = Instant.now();
        if (Duration.between(pruned, now).compareTo(PRUNE_EVERY) < 0) {
            return;
        }
        handle.createUpdate(
                        """
                        DELETE FROM outbox
                        WHERE published_at < clock_timestamp() - make_interval(secs => :seconds)
                        """)
                .bind("seconds", (double) settings.keep().toSeconds())
                .execute();
        prunePlanned(handle);
        pruned = now;
    }

    /// What was planned is of no use any more once the run has ended and all is told.
    private void prunePlanned(Handle handle) {
        handle.createUpdate(
                        """
                        DELETE FROM planned_slice p USING run r
                        WHERE r.sync_id = p.sync_id
                              AND r.finished_at < clock_timestamp() - make_interval(secs => :seconds)
                              AND NOT EXISTS (SELECT FROM outbox o WHERE o.sync_id = p.sync_id AND o.published_at IS NULL)
                        """)
                .bind("seconds", (double) settings.keep().toSeconds())
                .execute();
    }

    /// How old the oldest unpublished fact is, in seconds.
    static long oldestSeconds(Handle handle) {
        return handle.createQuery(
                        """
                        SELECT coalesce(extract(epoch FROM clock_timestamp() - min(occurred_at)), 0)::bigint
                        FROM outbox WHERE published_at IS NULL
                        """)
                .mapTo(Long.class)
                .one();
    }
}
