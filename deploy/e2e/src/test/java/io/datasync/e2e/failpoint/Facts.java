package io.datasync.e2e.failpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datasync.contract.Json;
import io.datasync.contract.Topics;
import io.datasync.contract.event.EventTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// All that stands on the events topic, by run: what the audit stores and notices are made from.
final class Facts implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// What differs from run to run.
    private static final Set<String> OF_THE_RUN = Set.of("syncId", "id", "requestedBy");

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<UUID, TreeMap<Long, List<Fact>>> byRun = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofPlatform().name("facts").unstarted(this::read);

    Facts(String bootstrapServers) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "group.id",
                                UUID.randomUUID().toString(),
                                "auto.offset.reset",
                                "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topics.EVENTS));
        thread.start();
    }

    private record Fact(String type, JsonNode data) {}

    /// The facts of a run that ended, by number: each there, none told in two ways, exactly one end, which is the last.
    ///
    /// @return each as text, without what differs from run to run
    List<String> of(UUID syncId) {
        await("the end of %s on the events topic".formatted(syncId))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> told(syncId).stream().anyMatch(Facts::isEnd));
        List<Long> numbers = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        synchronized (this) {
            byRun.getOrDefault(syncId, new TreeMap<>())
                    .forEach(
                            (number, tellings) -> {
                                assertThat(tellings)
                                        .as("fact %d of %s is told in one way", number, syncId)
                                        .allMatch(tellings.getFirst()::equals);
                                numbers.add(number);
                                facts.add(tellings.getFirst());
                            });
        }
        assertThat(numbers)
                .as("no gap")
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, numbers.size()).boxed().toList());
        assertThat(facts).filteredOn(Facts::isEnd).as("one end").containsExactly(facts.getLast());
        return facts.stream()
                .map(fact -> fact.type() + " " + essence(fact.data().deepCopy()))
                .toList();
    }

    private static boolean isEnd(Fact fact) {
        return fact.type().equals(EventTypes.COMPLETED);
    }

    private synchronized Collection<Fact> told(UUID syncId) {
        return byRun.getOrDefault(syncId, new TreeMap<>()).values().stream()
                .map(List::getFirst)
                .toList();
    }

    private static JsonNode essence(JsonNode data) {
        if (data instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                if (OF_THE_RUN.contains(name) || name.endsWith("At")) {
                    object.remove(name);
                } else {
                    essence(object.get(name));
                }
            }
        } else {
            data.forEach(Facts::essence);
        }
        return data;
    }

    private void read() {
        try {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> next : consumer.poll(Duration.ofMillis(200))) {
                    take(next);
                }
            }
        } catch (WakeupException closing) {
            consumer.close();
        }
    }

    private synchronized void take(ConsumerRecord<byte[], byte[]> next) {
        try {
            JsonNode data = Json.mapper().readTree(next.value());
            String type =
                    new String(
                            next.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
            byRun.computeIfAbsent(
                            UUID.fromString(data.path("syncId").asText()), _ -> new TreeMap<>())
                    .computeIfAbsent(data.path("seq").asLong(), _ -> new ArrayList<>())
                    .add(new Fact(type, data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
