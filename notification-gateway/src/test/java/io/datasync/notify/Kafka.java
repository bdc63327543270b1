package io.datasync.notify;

import io.datasync.contract.GoldenEvents;
import io.datasync.contract.Topics;
import io.datasync.contract.event.EventCodec;
import io.datasync.contract.event.EventTypes;
import io.datasync.contract.event.Progressed;
import io.datasync.contract.event.SyncEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Publishes as the worker does.
public final class Kafka implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;

    public Kafka(String bootstrapServers) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.LINGER_MS_CONFIG,
                                0,
                                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                                500),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    public void publish(SyncEvent event) {
        send(Topics.EVENTS, event.syncId(), event.type(), EventCodec.write(event));
    }

    public void publish(Progressed progress) {
        send(Topics.PROGRESS, progress.syncId(), EventTypes.PROGRESSED, EventCodec.write(progress));
    }

    public void publish(UUID key, String type, byte[] data) {
        send(Topics.EVENTS, key, type, data);
    }

    public void publish(GoldenEvents.Message message) {
        send(message.topic(), message.syncId(), message.type(), message.data());
    }

    private void send(String topic, UUID key, String type, byte[] data) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key.toString(), data);
        record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot publish", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
