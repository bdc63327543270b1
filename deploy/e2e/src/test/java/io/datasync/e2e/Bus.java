package io.datasync.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.contract.Json;
import io.datasync.contract.Topics;
import io.datasync.contract.event.EventTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Another team's service at Kafka: asks for syncs and hears what becomes of them.
final class Bus implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Heard> heard = new ArrayList<>();

    /// Hears all that is said on the topics from now on.
    Bus(String... topics) {
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", WholeSystem.kafka()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            consumer.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /// Asks for a sync as contract section 7 says.
    ///
    /// @param token null to send none
    static UUID ask(String syncType, UUID syncId, @Nullable String token) {
        ProducerRecord<String, byte[]> request =
                new ProducerRecord<>(
                        Topics.REQUESTS,
                        syncType,
                        Json.mapper()
                                .valueToTree(
                                        Map.of(
                                                "syncId",
                                                syncId,
                                                "syncType",
                                                syncType,
                                                "mode",
                                                "apply",
                                                "requestedBy",
                                                Map.of(
                                                        "kind",
                                                        "user",
                                                        "id",
                                                        "the-boss",
                                                        "name",
                                                        "The Boss",
                                                        "email",
                                                        "boss@example.com"),
                                                "requestedAt",
                                                Instant.now().toString()))
                                .toString()
                                .getBytes(StandardCharsets.UTF_8));
        header(request, "ce_specversion", "1.0");
        header(request, "ce_id", syncId.toString());
        header(request, "ce_source", "/billing-service");
        header(request, "ce_type", EventTypes.REQUESTED);
        header(request, "ce_time", Instant.now().toString());
        header(request, "content-type", "application/json");
        if (token != null) {
            header(request, "authorization", "Bearer " + token);
        }
        send(request);
        return syncId;
    }

    static void send(ProducerRecord<String, byte[]> request) {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", WholeSystem.kafka(), "acks", "all"),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            producer.send(request).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void header(ProducerRecord<String, byte[]> request, String name, String value) {
        request.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /// All that was heard so far of a sync, in the order in which it came.
    List<Heard> of(UUID syncId) {
        for (ConsumerRecord<String, byte[]> next : consumer.poll(Duration.ofMillis(200))) {
            heard.add(Heard.of(next));
        }
        return heard.stream().filter(record -> record.concerns(syncId)).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }

    /// A record as it came.
    record Heard(String topic, @Nullable String key, Map<String, String> headers, JsonNode data) {
        private static Heard of(ConsumerRecord<String, byte[]> next) {
            Map<String, String> headers = new java.util.HashMap<>();
            for (Header header : next.headers()) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
            return new Heard(next.topic(), next.key(), headers, data(next.value()));
        }

        private static JsonNode data(byte[] value) {
            try {
                return Json.mapper().readTree(value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String type() {
            return headers.getOrDefault("ce_type", "");
        }

        private boolean concerns(UUID syncId) {
            return data.path("syncId").asText().equals(syncId.toString());
        }
    }
}
