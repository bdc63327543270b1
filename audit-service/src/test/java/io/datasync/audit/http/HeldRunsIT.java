package io.datasync.audit.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.audit.testing.Broker;
import io.datasync.audit.testing.HeldRun;
import io.datasync.audit.testing.Log;
import io.datasync.audit.testing.Parts;
import io.datasync.contract.Topics;
import io.datasync.contract.event.EventTypes;
import io.datasync.contract.event.SyncEvent.PlannedRecords;
import io.datasync.contract.event.SyncEvent.RecordsChanged;
import io.datasync.contract.run.Outcome;
import io.datasync.contract.run.RecordOutcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Parts.class)
class HeldRunsIT {
    private static final String RUNS = "/api/audit/runs";
    private static final UUID ENDED = UUID.nameUUIDFromBytes("held and ended".getBytes());
    private static final String PATH = RUNS + "/" + ENDED;

    private static final Instant AT = Instant.parse("2026-11-23T03:12:05Z");
    private static final RecordOutcome REMOVED =
            new RecordOutcome(
                    "locations",
                    Outcome.UPDATED,
                    "Locations",
                    300,
                    "LOC-099",
                    "Gone",
                    "LOC-099",
                    List.of(new RecordOutcome.Change("name", "Gone", null)),
                    null,
                    List.of(),
                    true);

    private static Broker broker;

    @BeforeAll
    static void aHeldRunThatWasApprovedAndEnded() {
        broker = new Broker(Parts.kafka().bootstrapServers());
        new HeldRun(ENDED).publish(broker, 1, HeldRun.ALL);
    }

    @BeforeEach
    void itIsInTheLog() {
        Log.awaitEnd(ENDED);
    }

    @AfterAll
    static void disconnect() {
        broker.close();
    }

    @Test
    void aRunThatWaitsSaysWhyAndIsFoundByItsOutcome() {
        HeldRun run = new HeldRun(UUID.randomUUID());
        run.publish(broker, 1, HeldRun.UNTIL_HELD);
        JsonNode told = awaitOutcome(run.id(), "awaiting_approval");

        assertThat(told.path("status").asText()).isEqualTo("awaiting_approval");
        assertThat(told.path("finishedAt").isNull()).isTrue();
        JsonNode hold = told.path("hold");
        assertThat(hold.path("reason").asText()).isEqualTo("preview");
        assertThat(hold.path("expiresAt").asText()).isEqualTo("2026-11-23T04:10:00.900Z");
        assertThat(hold.path("guards").path(0).path("rowsBefore").asInt()).isEqualTo(36);
        assertThat(hold.path("approvedBy").isNull()).isTrue();
        assertThat(told.path("datasets").path(0).path("planned").path("created").asInt())
                .isEqualTo(1);
        assertThat(told.has("derivedFrom")).isTrue();
        assertThat(told.has("missing")).isFalse();
        assertThat(Log.texts(told.path("timeline"), "step"))
                .containsExactly("requested", "accepted", "reading", "planning", "held");
        JsonNode waiting =
                Log.json(RUNS, Map.of("outcome", "awaiting_approval", "limit", 200)).path("items");
        assertThat(Log.texts(waiting, "id")).contains(run.id().toString());
        assertThat(Log.texts(waiting, "id")).doesNotContain(ENDED.toString());
    }

    @Test
    void whoApprovedItAndWhoAskedItToStopStandsInItsTimeline() {
        JsonNode timeline = Log.json(PATH, Map.of()).path("timeline");

        assertThat(Log.texts(timeline, "step"))
                .containsExactly(
                        "requested",
                        "accepted",
                        "reading",
                        "planning",
                        "held",
                        "approved",
                        "applying",
                        "cancel_accepted",
                        "completed");
        assertThat(timeline.path(0).path("by").path("name").asText()).isEqualTo("Sarah Hartono");
        assertThat(timeline.path(1).path("by").isNull()).isTrue();
        assertThat(timeline.path(5).path("by").path("email").asText())
                .isEqualTo("michael@example.com");
        assertThat(timeline.path(5).path("at").asText()).isEqualTo("2026-11-23T03:12:00.090Z");
        assertThat(timeline.path(7).path("by").path("name").asText()).isEqualTo("Sarah Hartono");
    }

    @Test
    void whatWasPlannedAndWhatWasDoneAreToldApart() {
        HeldRun waiting = new HeldRun(UUID.randomUUID());
        waiting.publish(broker, 1, HeldRun.UNTIL_HELD);
        awaitOutcome(waiting.id(), "awaiting_approval");
        String records = RUNS + "/" + waiting.id() + "/records";

        JsonNode planned = Log.json(records, Map.of("stage", "planned"));

        assertThat(Log.texts(planned.path("items"), "outcome"))
                .containsExactly("updated", "skipped", "failed", "created");
        assertThat(planned.path("total").asLong()).isEqualTo(4);
        JsonNode updated = planned.path("items").path(0);
        assertThat(updated.path("changes").toString())
                .isEqualTo(
                        "[{\"field\":\"city\",\"old\":\"Jakarta\",\"new\":\"Jakarta Selatan\"}]");
        assertThat(planned.path("items").path(1).path("problems").path(0).path("cell").asText())
                .isEqualTo("B9");
        for (Map<String, ?> applied :
                List.of(Map.<String, String>of(), Map.of("stage", "applied"))) {
            JsonNode done = Log.json(records, applied);
            assertThat(done.path("items").size()).isZero();
            assertThat(done.path("total").asLong()).isZero();
        }
        assertThat(Log.json(PATH + "/records", Map.of()).path("total").asLong()).isEqualTo(4);
        assertThat(Log.json(PATH, Map.of()).path("text").asText())
                .startsWith("Processed 15 locations: 1 created")
                .contains("Created: Blok M (LOC-040).");
    }

    @ParameterizedTest
    @CsvSource({
        "dataset, locations, 4",
        "dataset, brands, 0",
        "outcome, 'created,failed', 2",
        "q, Senopati, 1",
        "q, LOC-0, 4"
    })
    void plannedRecordsAreFiltered(String parameter, String value, int found) {
        JsonNode answer = Log.json(PATH + "/records", Map.of("stage", "planned", parameter, value));
        assertThat(answer.path("items").size()).isEqualTo(found);
        assertThat(answer.path("total").asLong()).isEqualTo(found);
    }

    @Test
    void plannedRecordsComePageByPage() {
        assertThat(walk(PATH + "/records", Map.of("stage", "planned", "limit", 3), "row"))
                .containsExactly("4", "9", "12", "16");
    }

    @Test
    void recordsThatAreNoLongerInTheSheetAreListedInKeyOrder() {
        List<String> all = new ArrayList<>();
        for (int number = 15; number <= 35; number++) {
            all.add("LOC-0" + number);
        }

        JsonNode absent = Log.json(PATH + "/absent", Map.of());

        assertThat(Log.texts(absent.path("items"), "key")).isEqualTo(all);
        assertThat(absent.path("total").asLong()).isEqualTo(21);
        assertThat(absent.path("items").path(0).toString())
                .isEqualTo(
                        "{\"dataset\":\"locations\",\"key\":\"LOC-015\",\"name\":\"Branch 15\",\"detail\":\"LOC-015\"}");
        for (int limit : List.of(1, 5, 20, 21)) {
            assertThat(walk(PATH + "/absent", Map.of("limit", limit), "key"))
                    .as("pages of %d", limit)
                    .isEqualTo(all);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dataset, locations, 21",
        "dataset, brands, 0",
        "q, branch 2, 10",
        "q, LOC-031, 1",
        "q, '%', 0"
    })
    void absentRecordsAreFiltered(String parameter, String value, int found) {
        JsonNode answer = Log.json(PATH + "/absent", Map.of(parameter, value));
        assertThat(answer.path("items").size()).isEqualTo(found);
        assertThat(answer.path("total").asLong()).isEqualTo(found);
    }

    @Test
    void whatAnUndoTookAwayIsToldAsRemoved() {
        HeldRun run = new HeldRun(UUID.randomUUID());
        run.publish(broker, 1, HeldRun.ALL);
        broker.publish(
                List.of(
                        new PlannedRecords(
                                run.id(), 11, AT, "locations", "locations", 2, List.of(REMOVED)),
                        new RecordsChanged(
                                run.id(), 12, AT, "locations", "locations", 2, List.of(REMOVED))));
        for (String stage : List.of("applied", "planned")) {
            JsonNode told =
                    Log.await(
                                    RUNS + "/" + run.id() + "/records",
                                    Map.of("stage", stage),
                                    answer -> answer.path("items").size() == 5)
                            .path("items");
            assertThat(told.path(4).path("removed").asBoolean()).as(stage).isTrue();
            assertThat(told.path(0).has("removed")).as(stage).isFalse();
        }
        assertThat(Log.json(RUNS + "/" + run.id(), Map.of()).path("text").asText())
                .contains("Removed: Gone (LOC-099).");
        JsonNode history = Log.json("/api/audit/records/locations/LOC-099", Map.of());
        assertThat(history.path("items").path(0).path("removed").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/records, stage, later, STAGE_INVALID",
        "/records, stage, 'applied,planned', STAGE_INVALID",
        "/absent, dataset, 'a;b', DATASET_INVALID",
        "/absent, limit, 0, LIMIT_INVALID",
        "/absent, after, abc, AFTER_INVALID"
    })
    void nonsenseIsRefusedByName(String path, String parameter, String value, String code) {
        assertThat(Log.ask(PATH + path, Map.of(parameter, value)).jsonPath().getString("code"))
                .isEqualTo(code);
    }

    @Test
    void deliveredAgainNothingChanges() {
        JsonNode planned = Log.json(PATH + "/records", Map.of("stage", "planned"));
        JsonNode absent = Log.json(PATH + "/absent", Map.of());
        JsonNode told = Log.json(PATH, Map.of());

        new HeldRun(ENDED).publish(broker, 1, HeldRun.ALL);
        HeldRun behind = new HeldRun(UUID.randomUUID());
        behind.publish(broker, 1, HeldRun.ALL);
        Log.awaitEnd(behind.id());

        assertThat(Log.json(PATH + "/records", Map.of("stage", "planned"))).isEqualTo(planned);
        assertThat(Log.json(PATH + "/absent", Map.of())).isEqualTo(absent);
        assertThat(Log.json(PATH, Map.of())).isEqualTo(told);
    }

    @Test
    void aFactOfAHeldRunThatIsMissingShows() {
        HeldRun run = new HeldRun(UUID.randomUUID());
        run.publish(broker, 1, 3);
        run.publish(broker, 6, 7);
        run.publish(broker, 10, 10);

        assertThat(Log.awaitEnd(run.id()).path("missing").toString()).isEqualTo("[4,5,8,9]");

        run.publish(broker, 1, HeldRun.ALL);
        JsonNode repaired =
                Log.await(RUNS + "/" + run.id(), Map.of(), answer -> !answer.has("missing"));
        assertThat(Log.texts(repaired.path("timeline"), "step")).contains("cancel_accepted");
    }

    @ParameterizedTest
    @CsvSource({
        "io.datasync.sync.approve-requested.v1, approve, RUN_NOT_HELD, Approval refused: It ended before.",
        "io.datasync.sync.cancel-requested.v1, cancel, RUN_UNKNOWN, Cancel refused: It ended before."
    })
    void aRefusedRequestAboutARunIsNoRefusedSync(
            String type, String request, String code, String message) {
        HeldRun run = new HeldRun(UUID.randomUUID());
        run.publish(broker, 1, HeldRun.ALL);
        Instant at = Instant.parse("2026-11-23T03:12:10Z");
        broker.send(
                Topics.DEAD_LETTERS,
                "locations",
                Map.of(
                        "ce_type",
                        type,
                        "ce_id",
                        run.id() + ":" + request,
                        "dlq_code",
                        code,
                        "dlq_reason",
                        "It ended before.",
                        "dlq_at",
                        at.toString()),
                "{\"syncId\":\"%s\",\"syncType\":\"locations\",\"requestedBy\":{\"name\":\"Mallory\"}}"
                        .formatted(run.id())
                        .getBytes(StandardCharsets.UTF_8));

        JsonNode refusal =
                Objects.requireNonNull(
                        item(
                                Log.await(
                                        RUNS,
                                        Map.of("q", "It ended before", "limit", 200),
                                        answer -> item(answer, run.id()) != null),
                                run.id()));

        assertThat(refusal.path("outcome").asText()).isEqualTo("rejected");
        assertThat(refusal.path("request").asText()).isEqualTo(request);
        assertThat(refusal.path("error").path("code").asText()).isEqualTo(code);
        assertThat(refusal.path("message").asText()).isEqualTo(message);
        assertThat(refusal.path("type").asText()).isEqualTo("locations");
        assertThat(refusal.path("requestedBy").isNull()).as("a claim nobody verified").isTrue();
        String id = refusal.path("id").asText();
        assertThat(id).isNotEqualTo(run.id().toString());
        assertThat(Log.json(RUNS + "/" + id, Map.of()).path("text").asText()).isEqualTo(message);
        JsonNode told = Log.awaitEnd(run.id());
        assertThat(told.path("outcome").asText()).isEqualTo("partial");
        assertThat(told.has("request")).isFalse();
    }

    @Test
    void aRefusedRequestAboutARunThatNeverWasIsNotFoundUnderItsId() {
        UUID nobody = UUID.randomUUID();
        broker.send(
                Topics.DEAD_LETTERS,
                "locations",
                Map.of(
                        "ce_type",
                        EventTypes.CANCEL_REQUESTED,
                        "ce_id",
                        nobody + ":cancel",
                        "dlq_code",
                        "RUN_UNKNOWN",
                        "dlq_reason",
                        "There is none."),
                "{\"syncId\":\"%s\"}".formatted(nobody).getBytes(StandardCharsets.UTF_8));

        Log.await(
                RUNS,
                Map.of("q", "There is none", "limit", 200),
                answer -> item(answer, nobody) != null);

        assertThat(Log.ask(RUNS + "/" + nobody, Map.of()).statusCode()).isEqualTo(404);
        assertThat(Log.ask(RUNS + "/" + nobody + "/records", Map.of()).statusCode()).isEqualTo(404);
    }

    private static @Nullable JsonNode item(JsonNode answer, UUID about) {
        for (JsonNode item : answer.path("items")) {
            if (item.path("about").asText().equals(about.toString())) {
                return item;
            }
        }
        return null;
    }

    private static JsonNode awaitOutcome(UUID run, String outcome) {
        return Log.await(
                RUNS + "/" + run,
                Map.of(),
                answer -> answer.path("outcome").asText().equals(outcome));
    }

    private static List<String> walk(String path, Map<String, ?> filter, String field) {
        Map<String, Object> query = new HashMap<>(filter);
        List<String> walked = new ArrayList<>();
        JsonNode page;
        do {
            page = Log.json(path, query);
            walked.addAll(Log.texts(page.path("items"), field));
            query.put("after", page.path("next").asText());
        } while (!page.path("next").isNull());
        return walked;
    }
}
