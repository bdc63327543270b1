package io.datasync.worker.outbox;

import io.datasync.contract.Topics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Publishes facts in order and waits for the broker's acknowledgement of each. For one thread.
@Singleton
public final class EventProducer implements Broker {
    private static final Logger LOG = Logger.getLogger(EventProducer.class);
    private static final int LARGEST_RECORD = 16 << 20;

    private final Map<String, Object> config;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    public EventProducer(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            OutboxSettings settings) {
        config = config(bootstrapServers, Math.toIntExact(settings.delivery().toMillis()));
    }

    /// @param delivery how long a record may take, in milliseconds
    static Map<String, Object> config(String bootstrapServers, int delivery) {
        return Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "sync-worker-events"),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd"),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, delivery),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, delivery / 3),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) delivery / 3),
                Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) LARGEST_RECORD));
    }

    @Override
    public int publish(List<CloudEvent> events) throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        int acknowledged = 0;
        try {
            for (CloudEvent event : events) {
                sent.add(producer().send(event.record(Topics.EVENTS)));
            }
            for (Future<RecordMetadata> future : sent) {
                future.get();
                acknowledged++;
            }
        } catch (ExecutionException | KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            LOG.warnf("Kafka did not take an event: %s", cause.getMessage());
            close();
        }
        return acknowledged;
    }

    private KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            producer =
                    new KafkaProducer<>(
                            config, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    /// Drops what is still on its way.
    void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
