package io.datasync.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.Topics;
import io.datasync.contract.event.EventCodec;
import io.datasync.contract.event.EventTypes;
import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunStatus;
import io.datasync.local.testing.SharedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(WorkerParts.class)
class RequestsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ConfigProperty(name = "datasync.requests.issuer")
    String issuer;

    @Test
    void a_forged_request_is_dead_lettered_and_the_one_behind_it_is_run_to_its_end()
            throws Exception {
        UUID forged = UUID.randomUUID();
        UUID genuine = UUID.randomUUID();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", SharedParts.kafka().bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(request(forged, token(claims -> Tokens.role(claims, "admin")))).get();
            producer.send(request(genuine, token(claims -> {}))).get();
        }

        ConsumerRecord<byte[], byte[]> letter =
                await(
                        Topics.DEAD_LETTERS,
                        record -> header(record, "ce_id").equals(forged.toString()));
        assertThat(header(letter, "dlq_code")).isEqualTo("ROLE_MISSING");
        assertThat(letter.headers().lastHeader("authorization")).isNull();
        assertThat(new String(letter.value(), StandardCharsets.UTF_8)).contains(forged.toString());

        SyncEvent rejected =
                event(await(Topics.EVENTS, record -> is(record, forged, EventTypes.REJECTED)));
        assertThat(rejected)
                .isInstanceOfSatisfying(
                        SyncEvent.Rejected.class,
                        event -> assertThat(event.code()).isEqualTo("ROLE_MISSING"));
        SyncEvent completed =
                event(await(Topics.EVENTS, record -> is(record, genuine, EventTypes.COMPLETED)));
        assertThat(completed)
                .isInstanceOfSatisfying(
                        SyncEvent.Completed.class,
                        event -> {
                            assertThat(event.run().status()).isEqualTo(RunStatus.SUCCEEDED);
                            assertThat(event.run().message())
                                    .isEqualTo(
                                            "Processed 45 locations: 45 created, 0 updated, 0 unchanged, 0 skipped, 0 failed.");
                            assertThat(event.run().requestedBy())
                                    .isEqualTo(
                                            new Requester(
                                                    Requester.Kind.SERVICE,
                                                    "billing-service",
                                                    "billing-service",
                                                    null));
                        });
        RestAssured.get("/q/health/ready").then().statusCode(200);
    }

    private String token(Consumer<JwtClaims> change) {
        return Tokens.token(
                claims -> {
                    claims.setIssuer(issuer);
                    claims.setIssuedAtToNow();
                    claims.setExpirationTimeMinutesInTheFuture(5);
                    change.accept(claims);
                });
    }

    private static ProducerRecord<byte[], byte[]> request(UUID syncId, String token) {
        String data =
                "{\"syncId\":\"%s\",\"syncType\":\"locations\",\"mode\":\"apply\",\"requestedAt\":\"%s\"}"
                        .formatted(syncId, Instant.now());
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.REQUESTS, bytes("locations"), bytes(data));
        record.headers()
                .add("ce_specversion", bytes("1.0"))
                .add("ce_id", bytes(syncId.toString()))
                .add("ce_type", bytes(EventTypes.REQUESTED))
                .add("authorization", bytes("Bearer " + token));
        return record;
    }

    private static ConsumerRecord<byte[], byte[]> await(
            String topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        List<String> seen = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                SharedParts.kafka().bootstrapServers(),
                                ConsumerConfig.GROUP_ID_CONFIG,
                                "test-" + UUID.randomUUID(),
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            Instant end = Instant.now().plus(PATIENCE);
            while (Instant.now().isBefore(end)) {
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    if (wanted.test(record)) {
                        return record;
                    }
                    seen.add(header(record, "ce_type") + " " + header(record, "ce_subject"));
                }
            }
        }
        throw new AssertionError("not seen on " + topic + ", but " + seen);
    }

    private static boolean is(ConsumerRecord<byte[], byte[]> record, UUID syncId, String type) {
        return header(record, "ce_subject").equals(syncId.toString())
                && header(record, "ce_type").equals(type);
    }

    private static SyncEvent event(ConsumerRecord<byte[], byte[]> record) throws Exception {
        return EventCodec.readEvent(header(record, "ce_type"), record.value()).orElseThrow();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return record.headers().lastHeader(name) == null
                ? ""
                : new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
