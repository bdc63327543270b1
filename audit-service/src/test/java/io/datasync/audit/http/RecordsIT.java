package io.datasync.audit.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.audit.testing.Broker;
import io.datasync.audit.testing.GoldenRun;
import io.datasync.audit.testing.Log;
import io.datasync.audit.testing.Parts;
import io.datasync.contract.Json;
import io.datasync.contract.event.SyncEvent.RecordsChanged;
import io.datasync.contract.run.Outcome;
import io.datasync.contract.run.RecordOutcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Parts.class)
class RecordsIT {
    private static final Instant AT = Instant.parse("2026-07-01T09:00:00Z");
    private static final UUID RUN = UUID.nameUUIDFromBytes("records".getBytes());
    private static final String RECORDS = "/api/audit/runs/" + RUN + "/records";

    @BeforeEach
    void aRun() {
        try (Broker broker = new Broker(Parts.kafka().bootstrapServers())) {
            broker.publish(GoldenRun.of("day-2", "therapists", RUN, AT).events());
        }
        Log.awaitEnd(RUN);
    }

    @Test
    void recordsComeInTheOrderOfDatasetsAndRows() {
        JsonNode all = Log.json(RECORDS, Map.of("limit", 200));

        // 2 created, 5 updated, 2 skipped, 2 failed therapists and 64 skipped schedules.
        assertThat(all.path("items").size()).isEqualTo(75);
        assertThat(all.path("total").asLong()).isEqualTo(75);
        assertThat(Log.texts(all.path("items"), "dataset").subList(0, 11))
                .containsOnly("therapists");
        assertThat(Log.texts(all.path("items"), "dataset").subList(11, 75))
                .containsOnly("schedules");
        assertThat(rows(all).subList(0, 11)).isSorted();
        assertThat(rows(all).subList(11, 75)).isSorted();
    }

    @Test
    void aRecordHasAllThatIsKnownOfIt() {
        JsonNode record = Log.json(RECORDS, Map.of("q", "Bob Wilson")).path("items").path(0);

        List<String> fields = new ArrayList<>();
        record.fieldNames().forEachRemaining(fields::add);
        assertThat(fields)
                .containsExactly(
                        "dataset",
                        "outcome",
                        "tab",
                        "row",
                        "key",
                        "name",
                        "detail",
                        "changes",
                        "reason",
                        "problems");
        assertThat(record.path("outcome").asText()).isEqualTo("failed");
        assertThat(record.path("reason").asText())
                .isEqualTo("Validation failed: Specializations can't be blank");
        JsonNode problem = record.path("problems").path(0);
        assertThat(problem.path("cell").asText()).startsWith("G");
        assertThat(problem.path("action").asText()).isEqualTo("Correct it.");

        JsonNode change =
                Log.json(RECORDS, Map.of("q", "Mike Johnson"))
                        .path("items")
                        .path(0)
                        .path("changes")
                        .path(0);
        assertThat(change.toString())
                .isEqualTo(
                        "{\"field\":\"phone_number\",\"old\":\"+628123456789\",\"new\":\"+628123456780\"}");
    }

    @Test
    void walkingThePagesGivesEveryRecordOnce() {
        List<String> all = places(Log.json(RECORDS, Map.of("limit", 200)));
        for (int limit : List.of(1, 7, 11, 74, 75)) {
            List<String> walked = new ArrayList<>();
            Map<String, Object> query = new HashMap<>(Map.of("limit", limit));
            JsonNode page;
            do {
                page = Log.json(RECORDS, query);
                walked.addAll(places(page));
                query.put("after", page.path("next").asText());
            } while (!page.path("next").isNull());
            assertThat(walked).as("pages of %d", limit).isEqualTo(all);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dataset, schedules, 64",
        "dataset, 'schedules,therapists', 75",
        "dataset, locations, 0",
        "outcome, failed, 2",
        "outcome, 'created,updated', 7",
        "outcome, unchanged, 0",
        "q, john, 2",
        "q, Duplicate, 1",
        "q, KEY-therapists-2, 1",
        "q, '%', 0"
    })
    void filtersFind(String parameter, String value, int found) {
        JsonNode answer = Log.json(RECORDS, Map.of(parameter, value, "limit", 200));
        assertThat(answer.path("items").size()).isEqualTo(found);
        assertThat(answer.path("total").asLong()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "outcome, rejected, OUTCOME_INVALID",
        "dataset, 'a;b', DATASET_INVALID",
        "limit, 1000, LIMIT_INVALID",
        "after, abc, AFTER_INVALID"
    })
    void nonsenseIsRefusedByName(String parameter, String value, String code) {
        assertThat(Log.ask(RECORDS, Map.of(parameter, value)).jsonPath().getString("code"))
                .isEqualTo(code);
    }

    @Test
    void aRecordsHistoryIsWhatEveryRunDidToIt() throws Exception {
        String key = "EMP|1/é \\| x?";
        List<UUID> runs = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        try (Broker broker = new Broker(Parts.kafka().bootstrapServers())) {
            for (int i = 0; i < runs.size(); i++) {
                UUID run = runs.get(i);
                GoldenRun golden = GoldenRun.of("day-2", "admins", run, AT.plusSeconds(i));
                broker.publish(golden.events());
                broker.publish(
                        new RecordsChanged(
                                run, 99, AT, "admins", "admins", 9, List.of(changed(key, i))));
            }
        }
        String path =
                "/api/audit/records/admins/"
                        + new java.net.URI(null, null, "/" + key, null).getRawPath().substring(1);

        JsonNode history = awaitHistory(path, 3);

        assertThat(Log.texts(history.path("items"), "run"))
                .containsExactly(
                        runs.get(2).toString(), runs.get(1).toString(), runs.get(0).toString());
        JsonNode newest = history.path("items").path(0);
        assertThat(newest.path("requestedBy").path("name").asText()).isEqualTo("Sarah Hartono");
        assertThat(newest.path("row").asInt()).isEqualTo(300);
        assertThat(newest.path("changes").path(0).path("new").decimalValue())
                .isEqualByComparingTo(new BigDecimal("2.50"));
        assertThat(newest.path("changes").path(1).path("old").toString())
                .isEqualTo("[\"a\",\"b\"]");
    }

    private static RecordOutcome changed(String key, int i) {
        return new RecordOutcome(
                "admins",
                Outcome.UPDATED,
                "Admins",
                300,
                key,
                "A name",
                null,
                List.of(
                        new RecordOutcome.Change(
                                "price", BigDecimal.ONE, new BigDecimal(i + ".50")),
                        new RecordOutcome.Change("specializations", List.of("a", "b"), null)),
                null,
                List.of());
    }

    private static JsonNode awaitHistory(String path, int size) throws Exception {
        JsonNode answer = Json.mapper().createObjectNode();
        Instant deadline = Instant.now().plusSeconds(30);
        while (answer.path("items").size() < size) {
            assertThat(Instant.now()).as(answer.toString()).isBefore(deadline);
            String body =
                    RestAssured.given()
                            .urlEncodingEnabled(false)
                            .auth()
                            .oauth2(Parts.identities().token("sarah", "admin"))
                            .get(path)
                            .asString();
            answer = Json.mapper().readTree(body);
        }
        return answer;
    }

    @Test
    void aRecordNobodyTouchedHasAnEmptyHistory() {
        JsonNode history = Log.json("/api/audit/records/locations/NOBODY", Map.of());
        assertThat(history.path("items").size()).isZero();
        assertThat(history.path("next").isNull()).isTrue();
    }

    private static List<Integer> rows(JsonNode answer) {
        List<Integer> rows = new ArrayList<>();
        answer.path("items").forEach(item -> rows.add(item.path("row").asInt()));
        return rows;
    }

    private static List<String> places(JsonNode answer) {
        List<String> places = new ArrayList<>();
        answer.path("items")
                .forEach(
                        item ->
                                places.add(
                                        item.path("dataset").asText() + item.path("row").asInt()));
        return places;
    }
}
