package io.datasync.bench.live;

import io.datasync.contract.Topics;
import io.datasync.contract.event.EventTypes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// Hears the facts of all runs at Kafka, as any service does, on a thread of its own.
final class Events implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Long> startedAt = new ConcurrentHashMap<>();
    private final Map<String, Instant> endedAt = new ConcurrentHashMap<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;
    private volatile boolean stopping;

    Events(String bootstrapServers) {
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(Topics.EVENTS).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = Thread.ofPlatform().name("events").start(this::hear);
    }

    private void hear() {
        try (consumer) {
            while (!stopping) {
                for (ConsumerRecord<String, byte[]> next : consumer.poll(POLL)) {
                    note(next, System.nanoTime());
                }
            }
        }
    }

    private void note(ConsumerRecord<String, byte[]> next, long at) {
        String type = header(next, "ce_type");
        if (type.equals(EventTypes.STARTED)) {
            startedAt.put(next.key(), at);
        } else if (type.equals(EventTypes.COMPLETED)) {
            endedAt.put(next.key(), Instant.parse(header(next, "ce_time")));
        }
    }

    private static String header(ConsumerRecord<String, byte[]> next, String name) {
        Header header = next.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /// When the start was heard, by [System#nanoTime()]; null when it was not yet.
    @Nullable Long startedAt(String syncId) {
        return startedAt.get(syncId);
    }

    /// When the run ended, by the database's clock, which is this machine's; null when that was not heard yet.
    @Nullable Instant endedAt(String syncId) {
        return endedAt.get(syncId);
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
