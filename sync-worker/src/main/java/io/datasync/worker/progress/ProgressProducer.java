package io.datasync.worker.progress;

import io.datasync.contract.Topics;
import io.datasync.worker.outbox.CloudEvent;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sends progress and forgets it: what Kafka does not take within seconds is out of date. For one thread.
@Singleton
public final class ProgressProducer {
    private static final Logger LOG = Logger.getLogger(ProgressProducer.class);

    private final String bootstrapServers;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    public ProgressProducer(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    void send(CloudEvent event) {
        try {
            Future<RecordMetadata> _ =
                    producer().send(event.record(Topics.PROGRESS), (_, failure) -> log(failure));
        } catch (KafkaException e) {
            log(e);
        }
    }

    private static void log(@Nullable Exception failure) {
        if (failure != null) {
            LOG.debugf("progress was lost: %s", failure.getMessage());
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            producer =
                    new KafkaProducer<>(
                            Map.of(
                                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                    bootstrapServers,
                                    ProducerConfig.CLIENT_ID_CONFIG,
                                    "sync-worker-progress",
                                    ProducerConfig.ACKS_CONFIG,
                                    "1",
                                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                                    false,
                                    ProducerConfig.LINGER_MS_CONFIG,
                                    0,
                                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                    1000L,
                                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                    1000,
                                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                                    2000,
                                    ProducerConfig.BUFFER_MEMORY_CONFIG,
                                    4L << 20),
                            new ByteArraySerializer(),
                            new ByteArraySerializer());
        }
        return producer;
    }

    void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
