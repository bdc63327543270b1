package io.datasync.audit.testing;

import io.datasync.contract.Topics;
import io.datasync.contract.event.SyncEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Publishes as the worker does.
public final class Broker implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;

    public Broker(String bootstrapServers) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.ACKS_CONFIG,
                                "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    public void publish(List<? extends SyncEvent> events) {
        events.forEach(this::publish);
        producer.flush();
    }

    public void publish(SyncEvent event) {
        send(
                Topics.EVENTS,
                event.syncId().toString(),
                Map.of("ce_type", event.type(), "ce_id", event.syncId() + ":" + event.seq()),
                GoldenRun.data(event));
    }

    /// Returns once the broker has it.
    public void send(
            String topic, String key, Map<String, String> headers, byte @Nullable [] data) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, bytes(key), data);
        headers.forEach((name, value) -> record.headers().add(name, bytes(value)));
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
