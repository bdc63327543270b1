package io.datasync.worker.outbox;

import io.datasync.contract.event.EventCodec;
import io.datasync.contract.event.SyncEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The events in the outbox, published or not, as a consumer would read them.
public final class WrittenEvents {
    private WrittenEvents() {}

    public static List<SyncEvent> of(Jdbi jdbi, UUID syncId) {
        return jdbi.withHandle(
                handle ->
                        handle
                                .createQuery(
                                        OutboxRow.SELECT
                                                + "WHERE o.sync_id = :syncId ORDER BY o.id")
                                .bind("syncId", syncId)
                                .map((row, _) -> OutboxRow.of(row))
                                .stream()
                                .map(OutboxRow::event)
                                .map(WrittenEvents::read)
                                .toList());
    }

    private static SyncEvent read(CloudEvent event) {
        try {
            return EventCodec.readEvent(event.type(), event.data()).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
