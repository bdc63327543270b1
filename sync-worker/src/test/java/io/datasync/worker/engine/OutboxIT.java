package io.datasync.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.Topics;
import io.datasync.contract.event.EventCodec;
import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.run.RunView;
import io.datasync.local.KafkaPart;
import io.datasync.local.testing.SharedParts;
import io.datasync.worker.outbox.Relay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/// From the outbox to the topic: everything, in order, whoever is away meanwhile.
class OutboxIT {
    @Test
    void publishesEveryEventInItsOrderAsCloudEventsAndMarksIt() throws IOException {
        KafkaPart kafka = SharedParts.kafka();
        try (EngineRig rig = new EngineRig();
                Reader reader = new Reader(kafka.bootstrapServers())) {
            TestWorker worker = rig.worker(TestSettings.chunksOf(10));
            Relay relay = worker.relay(kafka.bootstrapServers());
            relay.start();
            rig.source.day(1);
            RunView run = rig.sync(worker, "locations");

            List<ConsumerRecord<byte[], byte[]>> records =
                    reader.until(run.id(), rig.events(run.id()).size());
            relay.stop();

            List<SyncEvent> published = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                assertThat(header(record, "ce_id")).startsWith(run.id() + ":");
                assertThat(header(record, "ce_subject")).isEqualTo(run.id().toString());
                assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
                published.add(
                        EventCodec.readEvent(header(record, "ce_type"), record.value())
                                .orElseThrow());
            }
            assertThat(published).isEqualTo(rig.events(run.id()));
            assertThat(rig.rows("SELECT count(*)::text FROM outbox WHERE published_at IS NULL"))
                    .containsExactly("0");
        }
    }

    @Test
    void goesOnWhereItWasWhenTheBrokerComesBack() {
        try (KafkaPart kafka = KafkaPart.temporary();
                EngineRig rig = new EngineRig()) {
            kafka.start();
            TestWorker worker = rig.worker(TestSettings.chunksOf(10));
            Relay relay = worker.relay(kafka.bootstrapServers());
            relay.start();
            rig.source.day(1);
            RunView before = rig.sync(worker, "locations");
            await(() -> unpublished(rig) == 0);
            kafka.kill();

            RunView meanwhile = rig.sync(worker, "brands-packages");
            assertThat(unpublished(rig)).isPositive();
            kafka.start();
            await(() -> unpublished(rig) == 0);
            relay.stop();

            try (Reader reader = new Reader(kafka.bootstrapServers())) {
                for (RunView run : List.of(before, meanwhile)) {
                    int count = rig.events(run.id()).size();
                    List<Long> seqs =
                            reader.until(run.id(), count).stream()
                                    .map(OutboxIT::seq)
                                    .distinct()
                                    .toList();
                    assertThat(seqs)
                            .containsExactlyElementsOf(
                                    LongStream.rangeClosed(1, count).boxed().toList());
                }
            }
        }
    }

    @Test
    void onlyOneOfTwoRelaysPublishesAndTheOtherTakesOverWhenItStops() {
        KafkaPart kafka = SharedParts.kafka();
        try (EngineRig rig = new EngineRig();
                Reader reader = new Reader(kafka.bootstrapServers())) {
            TestWorker first = rig.worker(TestSettings.chunksOf(5));
            Relay firstRelay = first.relay(kafka.bootstrapServers());
            Relay secondRelay = rig.worker().relay(kafka.bootstrapServers());
            firstRelay.start();
            secondRelay.start();
            rig.source.day(1);
            RunView run = rig.sync(first, "locations");
            await(() -> unpublished(rig) == 0);
            firstRelay.stop();

            RunView later = rig.sync(first, "admins");
            await(() -> unpublished(rig) == 0);
            secondRelay.stop();

            assertThat(reader.until(run.id(), rig.events(run.id()).size()))
                    .as("nothing twice")
                    .hasSize(rig.events(run.id()).size());
            assertThat(reader.until(later.id(), rig.events(later.id()).size()))
                    .hasSize(rig.events(later.id()).size());
        }
    }

    private static long unpublished(EngineRig rig) {
        return Long.parseLong(
                rig.rows("SELECT count(*)::text FROM outbox WHERE published_at IS NULL")
                        .getFirst());
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static long seq(ConsumerRecord<byte[], byte[]> record) {
        try {
            return EventCodec.readEvent(header(record, "ce_type"), record.value())
                    .orElseThrow()
                    .seq();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(until);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// All records of the events topic, by run.
    private static final class Reader implements AutoCloseable {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final Map<String, List<ConsumerRecord<byte[], byte[]>>> byRun =
                new LinkedHashMap<>();

        Reader(String bootstrapServers) {
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
        }

        List<ConsumerRecord<byte[], byte[]>> until(UUID syncId, int count) {
            long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (of(syncId).size() < count) {
                assertThat(System.nanoTime())
                        .as("%d of %d events", of(syncId).size(), count)
                        .isLessThan(until);
                consumer.poll(Duration.ofMillis(100))
                        .forEach(
                                record ->
                                        byRun.computeIfAbsent(
                                                        new String(
                                                                record.key(),
                                                                StandardCharsets.UTF_8),
                                                        _ -> new ArrayList<>())
                                                .add(record));
            }
            return of(syncId);
        }

        private List<ConsumerRecord<byte[], byte[]>> of(UUID syncId) {
            return byRun.getOrDefault(syncId.toString(), List.of());
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
