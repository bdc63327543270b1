package io.datasync.audit.ingest;

import io.datasync.audit.storage.Texts;
import java.util.Arrays;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Writes table `dead_letter`: every refused request as it came, its data shortened.
final class DeadLetterRows {
    private static final int LONGEST_PAYLOAD = 16 * 1024;

    private static final String INSERT =
            """
            INSERT INTO dead_letter (entry_id, sync_id, code, reason, at, topic, kafka_partition, kafka_offset,
                                     published_at, headers, digest, payload_size, message_key, payload)
            VALUES (:entryId, CAST(:syncId AS uuid), :code, :reason, :at, :topic, :partition, :offset,
                    :publishedAt, CAST(:headers AS jsonb), :digest, :size, :key, :payload)
            ON CONFLICT DO NOTHING
            """;

    private DeadLetterRows() {}

    static boolean insert(Handle handle, DeadLetter letter) {
        Arrival arrival = letter.arrival();
        byte[] value = arrival.value();
        return handle.createUpdate(INSERT)
                        .bind("entryId", letter.entryId())
                        .bind("syncId", letter.syncId())
                        .bind("code", Texts.storable(letter.code()))
                        .bind("reason", Texts.storable(letter.reason()))
                        .bind("at", letter.at())
                        .bind("topic", arrival.topic())
                        .bind("partition", arrival.partition())
                        .bind("offset", arrival.offset())
                        .bind("publishedAt", arrival.publishedAt())
                        .bind("headers", EventRows.headersOf(letter.headers()))
                        .bind("digest", EventRows.digestOf(value))
                        .bind("size", value == null ? 0 : value.length)
                        .bind("key", Texts.storable(arrival.key()))
                        .bind("payload", shortened(value))
                        .execute()
                == 1;
    }

    private static byte @Nullable [] shortened(byte @Nullable [] value) {
        return value == null || value.length <= LONGEST_PAYLOAD
                ? value
                : Arrays.copyOf(value, LONGEST_PAYLOAD);
    }
}
