package io.datasync.worker.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A CloudEvent in binary mode, about a run.
///
/// @param id   unique for the source
/// @param data JSON
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record CloudEvent(UUID syncId, String id, String type, Instant time, byte[] data) {
    private static final String SOURCE = "/datasync/sync-worker";

    /// As a record keyed by the run, so that all of a run's stay in order.
    public ProducerRecord<byte[], byte[]> record(String topic) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, bytes(syncId.toString()), data);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", id);
        header(record, "ce_source", SOURCE);
        header(record, "ce_type", type);
        header(record, "ce_time", time.toString());
        header(record, "ce_subject", syncId.toString());
        header(record, "content-type", "application/json");
        return record;
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
