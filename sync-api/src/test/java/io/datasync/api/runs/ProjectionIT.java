package io.datasync.api.runs;

import static io.datasync.api.testing.Http.as;
import static io.datasync.api.testing.Http.starting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.api.testing.Http;
import io.datasync.api.testing.Log;
import io.datasync.api.testing.Parts;
import io.datasync.api.testing.Person;
import io.datasync.contract.GoldenEvents;
import io.datasync.contract.GoldenEvents.Message;
import io.datasync.contract.Json;
import io.datasync.contract.Topics;
import io.datasync.contract.event.EventCodec;
import io.datasync.contract.event.EventTypes;
import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.run.Requester;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Parts.class)
class ProjectionIT {
    private static final String THERAPISTS = "/api/syncs/" + GoldenEvents.THERAPISTS;

    @BeforeEach
    void nothingIsKnown() {
        settle();
        Http.forgetRuns();
    }

    @Test
    void theGoldenRunEndsAsItsLastEventSays() throws IOException {
        Log.publish(GoldenEvents.therapistsRun());

        awaitStatus(GoldenEvents.THERAPISTS, "partial");

        assertSameAsCompleted();
        as(Person.ADMIN)
                .get("/api/syncs?status=ended&type=therapists")
                .then()
                .body("items.size()", equalTo(1))
                .body("items[0].id", equalTo(GoldenEvents.THERAPISTS.toString()))
                .body("next", nullValue());
        as(Person.ADMIN).get("/api/syncs?status=active").then().body("items.size()", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void inWhateverOrderAndHoweverOftenMessagesCome(long seed) throws IOException {
        List<Message> shuffled = new ArrayList<>(GoldenEvents.therapistsRun());
        shuffled.addAll(GoldenEvents.therapistsRun());
        Collections.shuffle(shuffled, new Random(seed));

        Log.publish(shuffled);
        settle();

        assertSameAsCompleted();
    }

    @Test
    void progressIsShownWhileTheRunIsUnderWay() {
        List<Message> all = GoldenEvents.therapistsRun();
        Log.publish(all.subList(0, 3));
        awaitStatus(GoldenEvents.THERAPISTS, "running");
        Log.publish(
                all.stream()
                        .filter(message -> message.name().equals("progressed-applying"))
                        .toList());

        await().untilAsserted(
                        () ->
                                as(Person.ADMIN)
                                        .get(THERAPISTS)
                                        .then()
                                        .body("progress.phase", equalTo("applying")));
        as(Person.ADMIN)
                .get("/api/syncs?status=active&type=therapists,leaves")
                .then()
                .body("items.size()", equalTo(1))
                .body("items[0].seq", notNullValue());
    }

    @Test
    void aRunThatFailedSaysWhy() {
        Log.publish(GoldenEvents.failedRun());

        awaitStatus(GoldenEvents.FAILED, "failed");

        as(Person.AUDITOR)
                .get("/api/syncs/" + GoldenEvents.FAILED)
                .then()
                .body("error.code", equalTo("HEADER_MISSING"));
    }

    @Test
    void aJoinedRequestIsAnsweredByTheRunItJoined() {
        Log.publish(GoldenEvents.therapistsRun());
        Log.publish(List.of(GoldenEvents.joined()));
        settle();

        as(Person.ADMIN)
                .get("/api/syncs/" + GoldenEvents.JOINED)
                .then()
                .statusCode(200)
                .body("id", equalTo(GoldenEvents.THERAPISTS.toString()));
    }

    @Test
    void aRunWrittenAheadThatJoinedAnotherGivesWayToIt() {
        UUID ahead = started("leaves");
        Log.publish(GoldenEvents.therapistsRun());
        publish(
                new SyncEvent.Joined(
                        ahead,
                        1,
                        Instant.now(),
                        GoldenEvents.THERAPISTS,
                        "leaves",
                        new Requester(Requester.Kind.USER, "x", "X", null),
                        Instant.now()));
        settle();

        as(Person.ADMIN)
                .get("/api/syncs/" + ahead)
                .then()
                .body("id", equalTo(GoldenEvents.THERAPISTS.toString()));
        as(Person.ADMIN).get("/api/syncs?type=leaves").then().body("items.size()", equalTo(0));
    }

    @Test
    void aRequestThatWasRefusedEndsItsRunWithTheReason() {
        UUID ahead = started("admins");
        publish(
                new SyncEvent.Rejected(
                        ahead,
                        1,
                        Instant.parse("2026-11-23T10:00:00Z"),
                        "TOKEN_INVALID",
                        "The token is not valid.",
                        "admins",
                        null));

        awaitStatus(ahead, "failed");

        as(Person.ADMIN)
                .get("/api/syncs/" + ahead)
                .then()
                .body("error.code", equalTo("TOKEN_INVALID"))
                .body("message", equalTo("The token is not valid."))
                .body("finishedAt", equalTo("2026-11-23T10:00:00Z"));
    }

    @Test
    void aForeignRequestThatWasRefusedIsNoRun() {
        Log.publish(List.of(GoldenEvents.rejected()));
        settle();

        as(Person.ADMIN).get("/api/syncs/" + GoldenEvents.REJECTED).then().statusCode(404);
    }

    @Test
    void whatCannotBeReadIsPassedOverAndStopsNothing() {
        for (String data :
                List.of("", "{", "[]", "{\"syncId\":\"x\"}", "{\"status\":\"nonsense\"}")) {
            byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
            Log.publish(Topics.EVENTS, "x", EventTypes.COMPLETED, bytes);
            Log.publish(Topics.EVENTS, "x", "io.datasync.sync.unheard-of.v9", bytes);
            Log.publish(Topics.PROGRESS, "x", EventTypes.PROGRESSED, bytes);
        }
        Message completed = GoldenEvents.therapistsRun().getLast();
        Log.publish(
                Topics.EVENTS,
                "x",
                completed.type(),
                completed
                        .json()
                        .replaceFirst("Processed", "\\\\u0000")
                        .getBytes(StandardCharsets.UTF_8));

        Log.publish(GoldenEvents.failedRun());

        awaitStatus(GoldenEvents.FAILED, "failed");
        as(Person.ADMIN).get(THERAPISTS).then().statusCode(404);
        String metrics = RestAssured.get("/q/metrics").asString();
        assertThat(metrics).contains("datasync_projection_unreadable_total");
    }

    @Test
    void theListIsPagedNewestFirst() {
        List<String> started =
                List.of("locations", "therapists", "leaves", "admins", "brands-packages").stream()
                        .map(type -> started(type).toString())
                        .toList();
        List<String> walked = new ArrayList<>();
        String after = null;
        do {
            Response page =
                    as(Person.ADMIN)
                            .queryParam("limit", 2)
                            .queryParams(after == null ? Map.of() : Map.of("after", after))
                            .get("/api/syncs");
            walked.addAll(page.path("items.id"));
            after = page.path("next");
        } while (after != null);

        assertThat(walked).containsExactlyElementsOf(started.reversed());
    }

    @Test
    void aRunIsAskedToStopOverTheTopicAndShowsIt() {
        UUID run = started("leaves");

        as(Person.ADMIN)
                .post("/api/syncs/" + run + "/cancel")
                .then()
                .statusCode(202)
                .body("id", equalTo(run.toString()))
                .body("cancelRequested", equalTo(true));

        assertThat(Log.requests())
                .filteredOn(request -> Log.header(request, "ce_subject").equals(run.toString()))
                .filteredOn(
                        request ->
                                Log.header(request, "ce_type").equals(EventTypes.CANCEL_REQUESTED))
                .hasSize(1)
                .allSatisfy(request -> assertThat(request.key()).isEqualTo("leaves"))
                .allSatisfy(
                        request ->
                                assertThat(Log.header(request, "authorization"))
                                        .startsWith("Bearer "));
    }

    @Test
    void aRunThatHasEndedCannotBeStopped() {
        Log.publish(GoldenEvents.therapistsRun());
        awaitStatus(GoldenEvents.THERAPISTS, "partial");

        as(Person.ADMIN)
                .post(THERAPISTS + "/cancel")
                .then()
                .statusCode(409)
                .body("code", equalTo("RUN_HAS_ENDED"));
    }

    @Test
    void aRequestThatNobodyTookUpIsPublishedAgain() {
        UUID run = started("admins");
        Parts.database("api")
                .useHandle(handle -> handle.execute("UPDATE api.run SET republish_at = now()"));

        await().untilAsserted(
                        () ->
                                assertThat(Log.requests())
                                        .filteredOn(
                                                request ->
                                                        Log.header(request, "ce_id")
                                                                .equals(run.toString()))
                                        .hasSize(2));
        long wait =
                Parts.database("api")
                        .withHandle(
                                handle ->
                                        handle.createQuery(
                                                        "SELECT extract(epoch FROM republish_at - now()) FROM api.run")
                                                .mapTo(Long.class)
                                                .one());
        assertThat(wait).as("seconds until the next time").isBetween(50L, 60L);
    }

    /// Once a run that comes behind everything else is known from each partition, everything else was taken in.
    private static void settle() {
        List<UUID> marks = new ArrayList<>();
        for (int partition = 0; partition < 3; partition++) {
            marks.add(mark(Topics.EVENTS, EventTypes.COMPLETED, partition));
            marks.add(mark(Topics.PROGRESS, EventTypes.PROGRESSED, partition));
        }
        marks.forEach(mark -> awaitStatus(mark, "failed"));
        Parts.database("api")
                .useHandle(
                        handle ->
                                marks.forEach(
                                        mark ->
                                                handle.execute(
                                                        "DELETE FROM api.run WHERE id = ?", mark)));
    }

    private static UUID mark(String topic, String type, int partition) {
        Message failed = GoldenEvents.failedRun().getLast();
        UUID id = UUID.randomUUID();
        String data = failed.json().replace(GoldenEvents.FAILED.toString(), id.toString());
        Log.publish(topic, partition, type, data.getBytes(StandardCharsets.UTF_8));
        return id;
    }

    private static void publish(SyncEvent event) {
        Log.publish(
                Topics.EVENTS, event.syncId().toString(), event.type(), EventCodec.write(event));
    }

    private static UUID started(String type) {
        Response answer = starting(Person.ADMIN, type, "apply").post("/api/syncs");
        assertThat(answer.statusCode()).isEqualTo(202);
        return UUID.fromString(answer.path("id"));
    }

    private static void awaitStatus(UUID id, String status) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                as(Person.ADMIN)
                                        .get("/api/syncs/" + id)
                                        .then()
                                        .body("status", equalTo(status)));
    }

    private static void assertSameAsCompleted() throws IOException {
        JsonNode run = Json.mapper().readTree(as(Person.ADMIN).get(THERAPISTS).asString());
        JsonNode told = Json.mapper().valueToTree(GoldenEvents.completed().run());
        told.properties()
                .forEach(
                        field ->
                                assertThat(run.path(field.getKey()).toString())
                                        .as(field.getKey())
                                        .isEqualTo(field.getValue().toString()));
        assertThat(run.path("seq").asLong()).isEqualTo(GoldenEvents.completed().revision());
    }
}
