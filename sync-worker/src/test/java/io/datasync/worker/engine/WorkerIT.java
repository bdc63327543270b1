package io.datasync.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;

import io.datasync.contract.GoldenDay;
import io.datasync.contract.Topics;
import io.datasync.contract.event.EventCodec;
import io.datasync.contract.event.Progressed;
import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.datasync.contract.run.RunView;
import io.datasync.local.testing.SharedParts;
import io.datasync.worker.intake.WorkerParts;
import io.datasync.worker.run.RequestInbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/// The worker as it is shipped, on its real parts.
@QuarkusTest
@QuarkusTestResource(WorkerParts.class)
@QuarkusTestResource(MoreSheets.class)
class WorkerIT {
    @Inject RequestInbox inbox;

    @Test
    void aRequestedSyncIsReadAppliedAndToldOverKafka() throws IOException {
        SyncRequested request = EngineRig.request("brands-packages");
        inbox.take(request);

        List<SyncEvent> events = new ArrayList<>();
        List<Progressed> progress = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (events.stream().noneMatch(SyncEvent.Completed.class::isInstance)) {
                assertThat(System.nanoTime()).as("no end").isLessThan(until);
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofMillis(100))) {
                    if (new String(record.key(), StandardCharsets.UTF_8)
                            .equals(request.syncId().toString())) {
                        String type =
                                new String(
                                        record.headers().lastHeader("ce_type").value(),
                                        StandardCharsets.UTF_8);
                        EventCodec.readEvent(type, record.value()).ifPresent(events::add);
                        EventCodec.readProgress(type, record.value()).ifPresent(progress::add);
                    }
                }
            }
        }

        assertThat(events)
                .extracting(SyncEvent::type)
                .extracting(type -> type.replace("io.datasync.sync.", ""))
                .containsExactly(
                        "accepted.v1",
                        "started.v1",
                        "planned.v1",
                        "records-changed.v1",
                        "records-changed.v1",
                        "completed.v1");
        RunView run = ((SyncEvent.Completed) events.getLast()).run();
        assertThat(run.message()).isEqualTo(GoldenDay.of(1).sync("brands-packages").message());
        assertThat(progress).isNotEmpty();
        assertThat(progress).extracting(Progressed::revision).isSorted();
    }

    @Test
    void readinessNamesThePartsAndLivenessDependsOnNone() {
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItems("PostgreSQL", "Kafka"));
        RestAssured.get("/q/health/live").then().statusCode(200).body(containsString("\"UP\""));
    }

    @Test
    void theAgeOfTheOutboxIsMeasured() {
        RestAssured.get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("datasync_outbox_age_seconds"));
    }

    private static KafkaConsumer<byte[], byte[]> consumer() {
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", SharedParts.kafka().bootstrapServers(),
                                "group.id", UUID.randomUUID().toString(),
                                "auto.offset.reset", "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topics.EVENTS, Topics.PROGRESS));
        return consumer;
    }
}
