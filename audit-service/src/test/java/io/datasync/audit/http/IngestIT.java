package io.datasync.audit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.audit.testing.Broker;
import io.datasync.audit.testing.GoldenRun;
import io.datasync.audit.testing.Log;
import io.datasync.audit.testing.Parts;
import io.datasync.contract.Topics;
import io.datasync.contract.event.EventTypes;
import io.datasync.contract.event.SyncEvent.Rejected;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Parts.class)
class IngestIT {
    private static final String RUNS = "/api/audit/runs";

    private Broker broker;

    @BeforeEach
    void connect() {
        broker = new Broker(Parts.kafka().bootstrapServers());
    }

    @AfterEach
    void disconnect() {
        broker.close();
    }

    @Test
    void nothingIsLostWhileTheDatabaseIsAway() {
        Instant at = Instant.parse("2026-08-01T09:00:00Z");
        List<GoldenRun> runs = new ArrayList<>();
        for (String type : List.of("locations", "therapists", "leaves")) {
            runs.add(GoldenRun.of("day-1", type, UUID.randomUUID(), at));
        }
        broker.publish(runs.getFirst().events());
        Parts.postgres().stop();
        try {
            runs.forEach(run -> broker.publish(run.events()));
            awaitStatus("/q/health/ready", 503);
            assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
            var refused = Log.ask(RUNS, Map.of());
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.jsonPath().getString("code")).isEqualTo("DATABASE_UNAVAILABLE");
        } finally {
            Parts.postgres().start();
        }
        for (GoldenRun run : runs) {
            JsonNode told = Log.awaitEnd(run.id());
            assertThat(told.has("missing")).isFalse();
            assertThat(told.path("text").asText()).isEqualTo(run.text());
        }
        awaitStatus("/q/health/ready", 200);
        assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void theServiceLivesWhileKafkaIsAway() {
        Parts.kafka().stop();
        try {
            awaitStatus("/q/health/ready", 503);
            assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
            assertThat(Log.ask(RUNS, Map.of()).statusCode()).isEqualTo(200);
        } finally {
            Parts.kafka().start();
        }
        Instant at = Instant.parse("2026-08-06T09:00:00Z");
        GoldenRun run = GoldenRun.of("day-1", "leaves", UUID.randomUUID(), at);
        broker.publish(run.events());
        assertThat(Log.awaitEnd(run.id()).path("text").asText()).isEqualTo(run.text());
        awaitStatus("/q/health/ready", 200);
        assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void whatCannotBeReadDoesNotStopWhatComesBehindIt() {
        GoldenRun run =
                GoldenRun.of(
                        "day-2",
                        "leaves",
                        UUID.randomUUID(),
                        Instant.parse("2026-08-02T09:00:00Z"));
        String key = run.id().toString();
        broker.send(Topics.EVENTS, key, Map.of("ce_type", EventTypes.STARTED), bytes("{"));
        broker.send(Topics.EVENTS, key, Map.of(), null);
        broker.send(
                Topics.EVENTS,
                key,
                Map.of("ce_type", "io.datasync.sync.later.v1", "authorization", "Bearer secret"),
                bytes("{}"));
        broker.publish(run.events());

        Log.awaitEnd(run.id());

        assertThat(given().get("/q/metrics").asString())
                .contains("datasync_audit_events_total{result=\"unreadable\",type=\"other\"}")
                .contains("datasync_audit_events_total{result=\"new\",type=\"other\"}")
                .contains("datasync_audit_ingest_lag_seconds")
                .contains("datasync_audit_runs_with_gaps");
        assertThat(
                        strings(
                                "SELECT headers::text FROM event WHERE type = 'io.datasync.sync.later.v1'"))
                .isNotEmpty()
                .allSatisfy(headers -> assertThat(headers).doesNotContain("secret"));
    }

    @Test
    void aRefusalThatComesAsEventAndAsDeadLetterIsOneEntry() {
        Instant at = Instant.parse("2026-08-03T09:00:00Z");
        UUID eventFirst = UUID.randomUUID();
        UUID letterFirst = UUID.randomUUID();
        UUID letterOnly = UUID.randomUUID();
        broker.publish(rejected(eventFirst, at));
        deadLetter(letterFirst.toString(), at, "{}");
        deadLetter(letterOnly.toString(), at, "{\"syncType\":\"leaves\"}");
        Log.awaitEnd(letterFirst);
        deadLetter(eventFirst.toString(), at, "{}");
        broker.publish(rejected(letterFirst, at));
        deadLetter(null, at, "no JSON at all");

        Map<String, Object> query = new HashMap<>(Map.of("from", "2026-08-03", "to", "2026-08-03"));
        JsonNode items =
                Log.await(
                                RUNS,
                                query,
                                answer ->
                                        Collections.frequency(
                                                                Log.texts(
                                                                        answer.path("items"),
                                                                        "type"),
                                                                "admins")
                                                        == 2
                                                && answer.path("items").size() == 4)
                        .path("items");

        assertThat(Log.texts(items, "id"))
                .contains(eventFirst.toString(), letterFirst.toString(), letterOnly.toString())
                .doesNotHaveDuplicates();
        assertThat(Log.texts(items, "outcome")).containsOnly("rejected");
        List<String> types = Log.texts(items, "type");
        types.sort(String::compareTo);
        assertThat(types).containsExactly("admins", "admins", "leaves", "null");
        assertThat(Log.json(RUNS, query).path("total").asLong()).isEqualTo(4);
        JsonNode only = Log.json(RUNS + "/" + letterOnly, Map.of());
        assertThat(only.path("id").asText()).isEqualTo(letterOnly.toString());
        assertThat(only.path("error").path("code").asText()).isEqualTo("TOKEN_INVALID");
        assertThat(only.path("text").asText()).isEqualTo("The token is none.");
    }

    @Test
    void aForgedRequestWithTheIdOfARealRunDoesNotTouchIt() {
        Instant at = Instant.parse("2026-08-04T09:00:00Z");
        GoldenRun run = GoldenRun.of("day-2", "admins", UUID.randomUUID(), at);
        deadLetter(run.id().toString(), at, "{}");
        deadLetter(run.id().toString(), at, "{}");
        broker.publish(run.events());
        Log.await(
                RUNS + "/" + run.id(),
                Map.of(),
                told -> told.path("type").asText().equals("admins"));
        JsonNode told = Log.awaitEnd(run.id());

        assertThat(told.path("outcome").asText()).isEqualTo("partial");
        Map<String, String> day = Map.of("from", "2026-08-04", "to", "2026-08-04");
        JsonNode items =
                Log.await(RUNS, day, answer -> answer.path("items").size() == 3).path("items");
        assertThat(Log.texts(items, "id")).contains(run.id().toString()).doesNotHaveDuplicates();
        for (String id : Log.texts(items, "id")) {
            assertThat(Log.json(RUNS + "/" + id, Map.of()).path("id").asText()).isEqualTo(id);
        }
    }

    @Test
    void aDeadLetterKeepsItsHeadersAndNoToken() {
        UUID id = UUID.randomUUID();
        deadLetter(id.toString(), Instant.parse("2026-08-05T09:00:00Z"), "x".repeat(100_000));
        Log.awaitEnd(id);

        assertThat(
                        strings(
                                "SELECT headers::text || ' ' || payload_size || ' ' || octet_length(payload) FROM dead_letter WHERE sync_id = '%s'"
                                        .formatted(id)))
                .singleElement()
                .asString()
                .contains("dlq_code")
                .contains("ce_id")
                .doesNotContain("Bearer")
                .endsWith(" 100000 16384");
    }

    private static Rejected rejected(UUID id, Instant at) {
        return new Rejected(id, 1, at, "TOKEN_INVALID", "The token is none.", "admins", null);
    }

    private void deadLetter(@Nullable String syncId, Instant at, String data) {
        Map<String, String> headers = new HashMap<>();
        headers.put("ce_type", EventTypes.REQUESTED);
        headers.put("authorization", "Bearer of.a.token");
        headers.put("dlq_code", "TOKEN_INVALID");
        headers.put("dlq_reason", "The token is none.");
        headers.put("dlq_at", at.toString());
        if (syncId != null) {
            headers.put("dlq_sync_id", syncId);
            headers.put("ce_id", syncId);
        }
        broker.send(Topics.DEAD_LETTERS, "leaves", headers, bytes(data));
    }

    private static void awaitStatus(String path, int status) {
        Instant deadline = Instant.now().plusSeconds(40);
        while (given().get(path).statusCode() != status) {
            assertThat(Instant.now()).as("%s to be %d", path, status).isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static List<String> strings(String sql) {
        String url = Parts.postgres().jdbcUrl(Parts.DATABASE);
        try (Connection connection = DriverManager.getConnection(url, "audit", "audit-local");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> strings = new ArrayList<>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
