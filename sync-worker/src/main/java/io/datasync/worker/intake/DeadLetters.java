package io.datasync.worker.intake;

import io.datasync.contract.Topics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Keeps what could not be taken, as it came but for its token, with the reason. For one thread.
@Singleton
class DeadLetters {
    /// What proves who somebody is, and so goes nowhere else.
    private static final Set<String> SECRET =
            Set.of("authorization", "proxy-authorization", "cookie");

    private static final int LARGEST_RECORD = 16 << 20;
    private static final int DELIVERY_MILLIS = 15_000;
    private static final int REQUEST_MILLIS = 5_000;

    private final Map<String, Object> config;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    @Inject
    DeadLetters(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        config =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "sync-worker-dead-letters",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        DELIVERY_MILLIS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        REQUEST_MILLIS,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        (long) REQUEST_MILLIS,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        LARGEST_RECORD);
    }

    /// Returns once all brokers have it.
    ///
    /// @throws ExecutionException when Kafka did not take it
    void add(RequestRecord record, Refusal refusal)
            throws ExecutionException, InterruptedException {
        ProducerRecord<byte[], byte[]> letter = letter(record, refusal, Instant.now());
        try {
            producer().send(letter).get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof RecordTooLargeException)) {
                throw e;
            }
            // With its reason headers it is larger than the topic takes: what matters is that it
            // was refused, and why.
            letter.headers().add("dlq_value_omitted", bytes("too large"));
            producer()
                    .send(
                            new ProducerRecord<>(
                                    letter.topic(), null, letter.key(), null, letter.headers()))
                    .get();
        }
    }

    static ProducerRecord<byte[], byte[]> letter(
            RequestRecord record, Refusal refusal, Instant at) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(Topics.DEAD_LETTERS, record.key(), record.value());
        for (RequestRecord.Field header : record.headers()) {
            if (!SECRET.contains(header.name().toLowerCase(Locale.ROOT))) {
                letter.headers().add(header.name(), header.value());
            }
        }
        letter.headers()
                .add("dlq_code", bytes(refusal.code()))
                .add("dlq_reason", bytes(refusal.reason()))
                .add("dlq_at", bytes(at.toString()))
                .add("dlq_topic", bytes(record.topic()))
                .add("dlq_partition", bytes(Integer.toString(record.partition())))
                .add("dlq_offset", bytes(Long.toString(record.offset())));
        return letter;
    }

    private KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            producer =
                    new KafkaProducer<>(
                            config, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    @PreDestroy
    void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
