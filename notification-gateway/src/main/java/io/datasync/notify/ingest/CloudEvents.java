package io.datasync.notify.ingest;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// What a record says of itself in its CloudEvents headers.
final class CloudEvents {
    private CloudEvents() {}

    /// The type; empty when it has none, which is no type of ours.
    static String type(ConsumerRecord<?, ?> record) {
        Header type = record.headers().lastHeader("ce_type");
        return type == null || type.value() == null
                ? ""
                : new String(type.value(), StandardCharsets.UTF_8);
    }

    /// Where a record stands, for the log.
    static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + " @ " + record.offset();
    }
}
