package io.datasync.audit.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// A Kafka record as it came, without what must not be kept: credentials in its headers.
///
/// @param key         null when it has none or it is no text
/// @param headers     by name; the last of a name counts
/// @param publishedAt the broker's or the producer's time of the record
/// @param value       null for a tombstone; not to be changed
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, never compared
record Arrival(
        String topic,
        int partition,
        long offset,
        Instant publishedAt,
        @Nullable String key,
        Map<String, String> headers,
        byte @Nullable [] value) {
    private static final Set<String> CREDENTIALS =
            Set.of("authorization", "proxy-authorization", "cookie");
    private static final int LONGEST_HEADER = 4096;

    Arrival {
        headers = Map.copyOf(headers);
    }

    static Arrival of(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null && !isCredential(header.key())) {
                headers.put(header.key(), shortened(text(header.value())));
            }
        }
        return new Arrival(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key() == null ? null : shortened(text(record.key())),
                headers,
                record.value());
    }

    @Nullable String header(String name) {
        return headers.get(name);
    }

    private static boolean isCredential(String header) {
        return CREDENTIALS.contains(header.toLowerCase(Locale.ROOT));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_HEADER ? text : text.substring(0, LONGEST_HEADER);
    }
}
