package io.datasync.audit.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.datasync.audit.storage.Texts;
import io.datasync.contract.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Writes table `event`: every arrival as it came, once.
final class EventRows {
    private static final String INSERT =
            """
            INSERT INTO event (state, type, sync_id, seq, occurred_at, fault, ce_id, headers, topic, kafka_partition,
                               kafka_offset, published_at, digest, raw)
            VALUES (:state, :type, CAST(:syncId AS uuid), :seq, :occurredAt, :fault, :ceId, CAST(:headers AS jsonb), :topic,
                    :partition, :offset, :publishedAt, :digest, :raw)
            ON CONFLICT DO NOTHING
            """;

    private static final String COUNT =
            """
            INSERT INTO run_seq (sync_id, events, last_seq) VALUES (:syncId, 1, :seq)
            ON CONFLICT (sync_id) DO UPDATE
            SET events = run_seq.events + 1, last_seq = greatest(run_seq.last_seq, excluded.last_seq)
            """;

    private static final String SAME =
            """
            SELECT digest = :digest FROM event WHERE sync_id = :syncId AND seq = :seq AND state <> 'unreadable'
            """;

    private EventRows() {}

    static Taken insertFact(Handle handle, Reading.Fact fact) {
        Instant occurredAt = fact.event().occurredAt();
        return insertNumbered(handle, "taken", fact.arrival(), fact.id(), occurredAt);
    }

    static Taken insertUnknown(Handle handle, Reading.Unknown unknown) {
        Optional<FactId> id = unknown.id();
        if (id.isPresent()) {
            return insertNumbered(handle, "unknown", unknown.arrival(), id.get(), null);
        }
        boolean isNew = insert(handle, "unknown", unknown.arrival(), null, null, null);
        return isNew ? Taken.NEW : Taken.DUPLICATE;
    }

    static Taken insertUnreadable(Handle handle, Reading.Unreadable unreadable) {
        FactId claimed = unreadable.id().orElse(null);
        Arrival arrival = unreadable.arrival();
        boolean isNew = insert(handle, "unreadable", arrival, claimed, null, unreadable.fault());
        return isNew ? Taken.UNREADABLE : Taken.DUPLICATE;
    }

    private static Taken insertNumbered(
            Handle handle, String state, Arrival arrival, FactId id, @Nullable Instant occurredAt) {
        if (insert(handle, state, arrival, id, occurredAt, null)) {
            handle.createUpdate(COUNT).bind("syncId", id.syncId()).bind("seq", id.seq()).execute();
            return Taken.NEW;
        }
        if (isSame(handle, arrival, id)) {
            return Taken.DUPLICATE;
        }
        String fault = "another fact of this number is stored already";
        return insertUnreadable(handle, new Reading.Unreadable(arrival, Optional.of(id), fault));
    }

    private static boolean insert(
            Handle handle,
            String state,
            Arrival arrival,
            @Nullable FactId id,
            @Nullable Instant occurredAt,
            @Nullable String fault) {
        return handle.createUpdate(INSERT)
                        .bind("state", state)
                        .bind("type", Texts.storable(arrival.header(EventReader.TYPE)))
                        .bind("syncId", id == null ? null : id.syncId())
                        .bind("seq", id == null ? null : (Long) id.seq())
                        .bind("occurredAt", occurredAt)
                        .bind("fault", fault)
                        .bind("ceId", Texts.storable(arrival.header(EventReader.ID)))
                        .bind("headers", headersOf(arrival.headers()))
                        .bind("topic", arrival.topic())
                        .bind("partition", arrival.partition())
                        .bind("offset", arrival.offset())
                        .bind("publishedAt", arrival.publishedAt())
                        .bind("digest", digestOf(arrival.value()))
                        .bind("raw", arrival.value())
                        .execute()
                == 1;
    }

    private static boolean isSame(Handle handle, Arrival arrival, FactId id) {
        return handle.createQuery(SAME)
                .bind("digest", digestOf(arrival.value()))
                .bind("syncId", id.syncId())
                .bind("seq", id.seq())
                .mapTo(Boolean.class)
                .one();
    }

    static String headersOf(Map<String, String> headers) {
        try {
            return Texts.storableJson(Json.mapper().writeValueAsString(headers));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    static byte[] digestOf(byte @Nullable [] value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value == null ? new byte[0] : value);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
