package io.datasync.audit.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.audit.testing.Broker;
import io.datasync.audit.testing.GoldenRun;
import io.datasync.audit.testing.Log;
import io.datasync.audit.testing.Parts;
import io.datasync.contract.GoldenEvents;
import io.datasync.contract.Topics;
import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.event.SyncEvent.Joined;
import io.datasync.contract.event.SyncEvent.Rejected;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Parts.class)
class RunsIT {
    private static final String RUNS = "/api/audit/runs";
    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
    private static final List<String> TYPES =
            List.of("locations", "therapists", "leaves", "admins", "brands-packages");

    private static Broker broker;

    @BeforeAll
    static void connect() {
        broker = new Broker(Parts.kafka().bootstrapServers());
    }

    @AfterAll
    static void disconnect() {
        broker.close();
    }

    @ParameterizedTest
    @CsvSource({"day-1", "day-2"})
    void everyGoldenRunIsToldInFull(String day) {
        for (String type : TYPES) {
            GoldenRun run = GoldenRun.of(day, type, UUID.randomUUID(), AT);
            broker.publish(run.events());

            JsonNode told = Log.awaitEnd(run.id());

            assertThat(told.path("message").asText())
                    .isEqualTo(run.expected().path("message").asText());
            assertThat(told.path("text").asText()).isEqualTo(run.text());
            assertThat(told.path("outcome").asText()).isEqualTo(told.path("status").asText());
            assertThat(Log.texts(told.path("timeline"), "step"))
                    .containsExactly(
                            "requested",
                            "accepted",
                            "reading",
                            "planning",
                            "applying",
                            "completed");
            assertThat(told.has("missing")).isFalse();
            assertThat(told.path("requestedBy").path("email").asText())
                    .isEqualTo("sarah@example.com");
        }
    }

    @Test
    void theGoldenEventsAreToldToTheLetter() {
        GoldenEvents.on(Topics.EVENTS, GoldenEvents.all())
                .forEach(
                        message ->
                                broker.send(
                                        message.topic(),
                                        message.key(),
                                        Map.of("ce_type", message.type(), "ce_id", message.ceId()),
                                        message.data()));

        JsonNode therapists = Log.awaitEnd(GoldenEvents.THERAPISTS);
        String[] lines = therapists.path("text").asText().split("\n");
        List<String> expected =
                GoldenRun.of("day-2", "therapists", GoldenEvents.THERAPISTS, AT)
                        .text()
                        .lines()
                        .toList();
        assertThat(lines).hasSize(expected.size());
        assertThat(lines[0]).isEqualTo(expected.get(0));
        assertThat(therapists.path("outcome").asText()).isEqualTo("partial");

        JsonNode failed = Log.awaitEnd(GoldenEvents.FAILED);
        assertThat(failed.path("error").path("code").asText()).isEqualTo("HEADER_MISSING");
        assertThat(failed.path("text").asText())
                .contains(failed.path("error").path("message").asText());
        assertThat(Log.awaitEnd(GoldenEvents.REJECTED).path("outcome").asText())
                .isEqualTo("rejected");
        JsonNode joined =
                Log.await(
                        RUNS + "/" + GoldenEvents.JOINED,
                        Map.of(),
                        answer -> answer.has("joinedTo"));
        assertThat(joined.path("joinedTo").asText()).isEqualTo(GoldenEvents.THERAPISTS.toString());
        assertThat(joined.path("outcome").asText()).isEqualTo("joined");
        assertThat(joined.path("status").asText()).isEqualTo("partial");
    }

    @Test
    void theSummaryStopsAfterTenOfAKind() {
        GoldenRun run = GoldenRun.of("day-1", "locations", UUID.randomUUID(), AT);
        broker.publish(run.events());

        JsonNode told = Log.awaitEnd(run.id());

        assertThat(run.expected().path("datasets").path(0).path("created").asInt())
                .isGreaterThan(10);
        assertThat(told.path("summary").asText()).contains(" more.").isNotEqualTo(run.text());
        assertThat(told.path("text").asText()).doesNotContain(" more.");
    }

    @Test
    void aFactThatIsMissingShows() {
        GoldenRun run = GoldenRun.of("day-2", "therapists", UUID.randomUUID(), AT);
        List<SyncEvent> gaps = new ArrayList<>(run.events());
        gaps.removeIf(event -> event.seq() == 3 || event.seq() == 5);
        broker.publish(gaps);

        JsonNode told = Log.awaitEnd(run.id());
        assertThat(told.path("missing").toString()).isEqualTo("[3,5]");

        broker.publish(run.events());
        JsonNode repaired =
                Log.await(RUNS + "/" + run.id(), Map.of(), answer -> !answer.has("missing"));
        assertThat(repaired.path("text").asText()).isEqualTo(run.text());
    }

    @Test
    void refusedAndJoinedRequestsAreEntries() {
        Instant at = Instant.parse("2026-04-01T09:00:00Z");
        GoldenRun run = GoldenRun.of("day-2", "leaves", UUID.randomUUID(), at);
        UUID joined = UUID.randomUUID();
        UUID rejected = UUID.randomUUID();
        broker.publish(run.events());
        broker.publish(
                new Joined(joined, 1, at, run.id(), "leaves", GoldenRun.SARAH, at.plusSeconds(1)));
        broker.publish(
                new Rejected(
                        rejected,
                        1,
                        at.plusSeconds(2),
                        "TOKEN_INVALID",
                        "No good.",
                        "leaves",
                        null));

        Log.awaitEnd(rejected);
        Map<String, String> query =
                Map.of("from", "2026-04-01", "to", "2026-04-01", "outcome", "joined,rejected");
        JsonNode items =
                Log.await(RUNS, query, answer -> answer.path("items").size() == 2).path("items");

        assertThat(Log.texts(items, "id")).containsExactly(rejected.toString(), joined.toString());
        JsonNode refusal = items.path(0);
        assertThat(refusal.path("status").asText()).isEqualTo("failed");
        assertThat(refusal.path("error").path("code").asText()).isEqualTo("TOKEN_INVALID");
        assertThat(refusal.path("requestedBy").isNull()).isTrue();
        assertThat(items.path(1).path("joinedTo").asText()).isEqualTo(run.id().toString());
        assertThat(items.path(1).path("status").asText()).isEqualTo("partial");
        assertThat(items.path(1).path("requestedBy").path("name").asText())
                .isEqualTo("Sarah Hartono");
    }

    @Test
    void walkingThePagesGivesEveryEntryOnceNewestFirst() {
        Instant day = Instant.parse("2026-05-01T00:00:00Z");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            UUID id = UUID.randomUUID();
            ids.add(id.toString());
            // Several at the very same instant: the place among them must be settled too.
            Instant at = day.plusSeconds(i / 4);
            broker.publish(new Rejected(id, 1, at, "TOKEN_INVALID", "No.", "locations", null));
        }
        Map<String, Object> query = new HashMap<>(Map.of("from", "2026-05-01", "to", "2026-05-01"));
        JsonNode all = Log.await(RUNS, query, answer -> answer.path("items").size() == ids.size());
        assertThat(all.path("total").asLong()).isEqualTo(23);
        assertThat(all.path("next").isNull()).isTrue();

        for (int limit : List.of(1, 4, 22, 23, 200)) {
            List<String> walked = walk(query, limit);
            assertThat(walked)
                    .as("pages of %d", limit)
                    .isEqualTo(Log.texts(all.path("items"), "id"));
        }
        assertThat(new HashSet<>(Log.texts(all.path("items"), "id"))).isEqualTo(new HashSet<>(ids));
        assertThat(Log.texts(all.path("items"), "requestedAt"))
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    private static List<String> walk(Map<String, Object> filter, int limit) {
        Map<String, Object> query = new HashMap<>(filter);
        query.put("limit", limit);
        List<String> walked = new ArrayList<>();
        while (true) {
            JsonNode page = Log.json(RUNS, query);
            assertThat(page.path("items").size()).isLessThanOrEqualTo(limit);
            walked.addAll(Log.texts(page.path("items"), "id"));
            if (page.path("next").isNull()) {
                return walked;
            }
            query.put("after", page.path("next").asText());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "type, leaves, 1",
        "type, 'leaves,admins', 2",
        "type, nothing-of-ours, 0",
        "outcome, partial, 3",
        "outcome, succeeded, 1",
        "outcome, 'succeeded,partial', 4",
        "actor, sarah@EXAMPLE, 4",
        "actor, Hartono, 4",
        "actor, id-of-sarah, 4",
        "actor, nobody, 0",
        "q, Bob Wilson, 1",
        "q, bob wilson, 1",
        "q, Unknown therapist, 2",
        "q, brands: 0 created, 1",
        "q, 151 Karyawan, 1",
        "q, 100%, 0",
        "q, _, 0",
        "q, 'x'' OR 1=1 --', 0",
        "to, 2026-06-01T11:59:59+07:00, 0",
        "from, 2026-06-01T12:00:00+07:00, 4",
        "from, 2026-06-01T05:00:00.000001Z, 0",
        "nonsense, whatever, 4"
    })
    void filtersFind(String parameter, String value, int found) {
        Instant at = Instant.parse("2026-06-01T05:00:00Z");
        for (String type : List.of("therapists", "leaves", "admins", "brands-packages")) {
            UUID id = UUID.nameUUIDFromBytes(("filters " + type).getBytes());
            broker.publish(GoldenRun.of("day-2", type, id, at).events());
            Log.awaitEnd(id);
        }
        Map<String, Object> query = new HashMap<>(Map.of("from", "2026-06-01", "to", "2026-06-01"));
        query.put(parameter, value);

        assertThat(Log.json(RUNS, query).path("items").size()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "type, 'a b', TYPE_INVALID",
        "outcome, perfect, OUTCOME_INVALID",
        "outcome, 'partial,unchanged', OUTCOME_INVALID",
        "from, yesterday, FROM_INVALID",
        "from, 2026-13-01, FROM_INVALID",
        "from, +999999999-12-31T00:00:00Z, FROM_INVALID",
        "to, 23.11.2026, TO_INVALID",
        "limit, 0, LIMIT_INVALID",
        "limit, 201, LIMIT_INVALID",
        "limit, -1, LIMIT_INVALID",
        "limit, many, LIMIT_INVALID",
        "limit, 99999999999, LIMIT_INVALID",
        "after, nowhere, AFTER_INVALID",
        "after, '!!', AFTER_INVALID",
        "after, MjAyNi0xMS0yMwo, AFTER_INVALID"
    })
    void nonsenseIsRefusedByName(String parameter, String value, String code) {
        Response response = Log.ask(RUNS, Map.of(parameter, value));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("code")).isEqualTo(code);
        assertThat(response.jsonPath().getInt("status")).isEqualTo(400);
        assertThat(response.jsonPath().getString("instance")).isEqualTo(RUNS);
        assertThat(response.jsonPath().getString("detail")).isNotBlank();
    }

    @Test
    void aSpanThatEndsBeforeItBeginsIsRefused() {
        Response response = Log.ask(RUNS, Map.of("from", "2026-02-01", "to", "2026-01-01"));
        assertThat(response.jsonPath().getString("code")).isEqualTo("FROM_INVALID");
    }

    @Test
    void longWordsAreRefusedAndOddOnesFindNothing() {
        assertThat(Log.ask(RUNS, Map.of("q", "x".repeat(201))).jsonPath().getString("code"))
                .isEqualTo("Q_INVALID");
        assertThat(Log.ask(RUNS, Map.of("actor", "a\u0000b")).jsonPath().getString("code"))
                .isEqualTo("ACTOR_INVALID");
        assertThat(Log.json(RUNS, Map.of("q", "\\ ü 🦊 %")).path("items").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/audit/runs/no-uuid",
        "/api/audit/runs/00000000-0000-0000-0000-000000000000",
        "/api/audit/runs/00000000-0000-0000-0000-000000000000/records",
        "/api/audit/runs/%20/records"
    })
    void aRunThatIsNotThereIsNotFound(String path) {
        Response response =
                io.restassured.RestAssured.given()
                        .urlEncodingEnabled(false)
                        .auth()
                        .oauth2(Parts.identities().token("audrey", "auditor"))
                        .get(path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.jsonPath().getString("code")).isEqualTo("RUN_NOT_FOUND");
    }
}
