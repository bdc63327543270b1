package io.datasync.worker.outbox;

import io.datasync.contract.event.EventCodec;
import io.datasync.contract.event.EventTypes;
import io.datasync.contract.event.SyncEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Adds events to the outbox, in the transaction that makes them true.
public final class Outbox {
    private Outbox() {}

    public static void add(Handle handle, SyncEvent event) {
        handle.createUpdate(
                        """
                        INSERT INTO outbox (sync_id, seq, type, occurred_at, payload)
                        VALUES (:syncId, :seq, :type, :occurredAt, :payload)
                        """)
                .bind("syncId", event.syncId())
                .bind("seq", event.seq())
                .bind("type", event.type())
                .bind("occurredAt", event.occurredAt().atOffset(ZoneOffset.UTC))
                .bind("payload", EventCodec.write(event))
                .execute();
    }

    /// Adds the events that tell of a held run's planned slices, all of them, in order and numbered from `firstSeq` on.
    public static void addPlannedSlices(
            Handle handle, UUID syncId, long firstSeq, Instant occurredAt) {
        handle.createUpdate(
                        """
                        INSERT INTO outbox (sync_id, seq, type, occurred_at, slice_ordinal, slice)
                        SELECT sync_id, :firstSeq - 1 + row_number() OVER (ORDER BY ordinal, slice), :type, :occurredAt,
                               ordinal, slice
                        FROM planned_slice WHERE sync_id = :syncId
                        ORDER BY ordinal, slice
                        """)
                .bind("syncId", syncId)
                .bind("firstSeq", firstSeq)
                .bind("type", EventTypes.PLANNED_RECORDS)
                .bind("occurredAt", occurredAt.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /// Adds the events that tell of these slices, numbered from `firstSeq` on; their data are made from the slices when
    /// they are published.
    public static void addSlices(
            Handle handle,
            UUID syncId,
            long firstSeq,
            Instant occurredAt,
            int ordinal,
            List<Integer> slices) {
        handle.createUpdate(
                        """
                        INSERT INTO outbox (sync_id, seq, type, occurred_at, slice_ordinal, slice)
                        SELECT :syncId, :firstSeq - 1 + place, :type, :occurredAt, :ordinal, slice
                        FROM unnest(:slices) WITH ORDINALITY AS told (slice, place)
                        ORDER BY place
                        """)
                .bind("syncId", syncId)
                .bind("firstSeq", firstSeq)
                .bind("type", EventTypes.RECORDS_CHANGED)
                .bind("occurredAt", occurredAt.atOffset(ZoneOffset.UTC))
                .bind("ordinal", ordinal)
                .bind("slices", slices.toArray(Integer[]::new))
                .execute();
    }
}
