package io.datasync.api.testing;

import io.datasync.contract.GoldenEvents;
import io.datasync.contract.Topics;
import io.datasync.contract.event.EventCodec;
import io.datasync.contract.event.SyncRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/// The broker's topics, as the worker would write and read them.
public final class Log {
    private Log() {}

    /// Publishes messages one after the other.
    public static void publish(List<GoldenEvents.Message> messages) {
        messages.forEach(
                message -> publish(message.topic(), message.key(), message.type(), message.data()));
    }

    public static void publish(String topic, String key, String type, byte[] data) {
        send(new ProducerRecord<>(topic, key, data), type);
    }

    /// To one partition.
    public static void publish(String topic, int partition, String type, byte[] data) {
        send(new ProducerRecord<>(topic, partition, "any", data), type);
    }

    private static void send(ProducerRecord<String, byte[]> message, String type) {
        message.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        try {
            Writer.PRODUCER.send(message).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// All requests on the topic for this run or type, oldest first.
    public static List<ConsumerRecord<String, byte[]>> requests() {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", Parts.kafka().bootstrapServers()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(Topics.REQUESTS).stream()
                            .map(part -> new TopicPartition(part.topic(), part.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
            return all;
        }
    }

    /// All requests about this run, oldest first.
    public static List<SyncRequest> requestsOf(String syncId) throws IOException {
        List<SyncRequest> requests = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> request : requests()) {
            if (header(request, "ce_subject").equals(syncId)) {
                EventCodec.readRequest(header(request, "ce_type"), request.value())
                        .ifPresent(requests::add);
            }
        }
        return requests;
    }

    /// Empty when there is no such header.
    public static String header(ConsumerRecord<?, ?> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /// Made when first needed, for all tests.
    private static final class Writer {
        static final KafkaProducer<String, byte[]> PRODUCER =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", Parts.kafka().bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }
}
