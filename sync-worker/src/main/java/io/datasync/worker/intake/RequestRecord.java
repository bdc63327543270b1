package io.datasync.worker.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/// A record as it came.
///
/// @param appendedAt when the broker took it; null where the topic does not say (it has the producer's time)
@SuppressWarnings("ArrayRecordComponent") // bytes as they came, compared by nobody
record RequestRecord(
        String topic,
        int partition,
        long offset,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<Field> headers,
        @Nullable Instant appendedAt) {
    RequestRecord {
        headers = List.copyOf(headers);
    }

    static RequestRecord of(ConsumerRecord<byte[], byte[]> from) {
        List<Field> headers = new ArrayList<>();
        for (Header header : from.headers()) {
            headers.add(new Field(header.key(), header.value()));
        }
        return new RequestRecord(
                from.topic(),
                from.partition(),
                from.offset(),
                from.key(),
                from.value(),
                headers,
                from.timestampType() == TimestampType.LOG_APPEND_TIME
                        ? Instant.ofEpochMilli(from.timestamp())
                        : null);
    }

    /// The last header of that name as text.
    Optional<String> header(String name) {
        return headers.reversed().stream()
                .filter(header -> header.name().equalsIgnoreCase(name) && header.value() != null)
                .findFirst()
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }

    /// Bytes of key, value and headers.
    long size() {
        long size = length(key) + length(value);
        for (Field header : headers) {
            size += header.name().length() + length(header.value());
        }
        return size;
    }

    /// An id for a record that has none of its own; the same record has the same.
    UUID ownId() {
        String place = topic + "/" + partition + "/" + offset;
        return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    /// Tells where it stood, and nothing of what it holds.
    @Override
    public String toString() {
        return topic + "/" + partition + "/" + offset;
    }

    /// A header.
    @SuppressWarnings("ArrayRecordComponent")
    record Field(String name, byte @Nullable [] value) {
        @Override
        public String toString() {
            return name;
        }
    }
}
