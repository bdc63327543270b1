package io.datasync.api.syncs;

import static io.datasync.api.testing.Http.as;
import static io.datasync.api.testing.Http.awaitStatus;
import static io.datasync.api.testing.Http.starting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.datasync.api.testing.HeldRun;
import io.datasync.api.testing.Http;
import io.datasync.api.testing.Log;
import io.datasync.api.testing.Parts;
import io.datasync.api.testing.Person;
import io.datasync.contract.GoldenEvents;
import io.datasync.contract.Topics;
import io.datasync.contract.event.EventCodec;
import io.datasync.contract.event.EventTypes;
import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.event.SyncRequest;
import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.datasync.contract.run.DerivedFrom;
import io.datasync.contract.run.RunMode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Retrying and undoing, both of which are runs of their own about an earlier one.
@QuarkusTest
@WithTestResource(Parts.class)
class DerivedRunsIT {
    private static final String THERAPISTS = "/api/syncs/" + GoldenEvents.THERAPISTS;

    @BeforeEach
    void nothingIsKnown() {
        Http.forgetRuns();
    }

    @ParameterizedTest
    @CsvSource({"retry, apply", "retry, preview", "undo, apply", "undo, preview"})
    void anEndedRunIsFollowedByOneThatNamesIt(String kind, String mode) throws IOException {
        therapistsEnded();

        Response answer = derive(kind, "{\"mode\":\"" + mode + "\"}");

        answer.then()
                .statusCode(202)
                .body("type", equalTo("therapists"))
                .body("mode", equalTo(mode))
                .body("status", equalTo("queued"))
                .body("requestedBy.name", equalTo("Sarah Hartono"))
                .body("datasets.dataset", equalTo(List.of("therapists", "schedules")))
                .body("derivedFrom.kind", equalTo(kind))
                .body("derivedFrom.syncId", equalTo(GoldenEvents.THERAPISTS.toString()));
        String id = answer.path("id");
        assertThat(answer.header("Location")).endsWith("/api/syncs/" + id);
        as(Person.AUDITOR)
                .get("/api/syncs/" + id)
                .then()
                .statusCode(200)
                .body("derivedFrom.kind", equalTo(kind));
        assertThat(Log.requestsOf(id))
                .singleElement()
                .isInstanceOfSatisfying(
                        SyncRequested.class,
                        asked -> {
                            assertThat(asked.derivedFrom())
                                    .isEqualTo(
                                            new DerivedFrom(
                                                    DerivedFrom.Kind.of(kind),
                                                    GoldenEvents.THERAPISTS));
                            assertThat(asked.mode()).isEqualTo(RunMode.of(mode));
                            assertThat(asked.joining()).isNull();
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry", "undo"})
    void withoutABodyItIsApplied(String kind) {
        therapistsEnded();

        as(Person.ADMIN)
                .post(THERAPISTS + "/" + kind)
                .then()
                .statusCode(202)
                .body("mode", equalTo("apply"));
    }

    @Test
    void anUnknownModeIsRefused() {
        therapistsEnded();

        derive("undo", "{\"mode\":\"perhaps\"}")
                .then()
                .statusCode(400)
                .body("code", equalTo("MODE_UNKNOWN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"mode\":[]}"})
    void aBodyThatCannotBeReadIsRefused(String body) {
        therapistsEnded();

        derive("undo", body).then().statusCode(400).body("code", equalTo("BODY_INVALID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry", "undo"})
    void aRunThatHasNotEndedIsNeitherRetriedNorUndone(String kind) {
        HeldRun.publishUpTo(EventTypes.HELD);
        awaitStatus(GoldenEvents.HELD, "awaiting_approval");

        as(Person.ADMIN)
                .post(HeldRun.PATH + "/" + kind)
                .then()
                .statusCode(409)
                .body("code", equalTo("RUN_NOT_ENDED"))
                .body("detail", containsString("awaiting_approval"));
    }

    @ParameterizedTest
    @CsvSource({"retry, NOTHING_TO_RETRY", "undo, NOTHING_TO_UNDO"})
    void aRunThatDidNothingLeavesNothingToDo(String kind, String code) {
        Log.publish(GoldenEvents.failedRun());
        awaitStatus(GoldenEvents.FAILED, "failed");

        as(Person.ADMIN)
                .post("/api/syncs/" + GoldenEvents.FAILED + "/" + kind)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
        as(Person.ADMIN).get("/api/syncs").then().body("items.size()", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry", "undo"})
    void whileARunOfTheTypeIsUnderWayItIsRefusedAndThatRunIsNamed(String kind) {
        therapistsEnded();
        String underWay =
                starting(Person.ADMIN, "therapists", "apply").post("/api/syncs").path("id");

        derive(kind, "{}")
                .then()
                .statusCode(409)
                .body("code", equalTo("SYNC_UNDER_WAY"))
                .body("detail", containsString(underWay));
        as(Person.ADMIN).get("/api/syncs?status=active").then().body("items.size()", equalTo(1));
    }

    @Test
    void ofTwoUndosAtOnceOneIsStarted() {
        therapistsEnded();

        assertThat(derive("undo", "{}").statusCode()).isEqualTo(202);
        derive("undo", "{}").then().statusCode(409).body("code", equalTo("SYNC_UNDER_WAY"));
    }

    @Test
    void anIdempotencyKeyGivesTheSameRunAgainThoughItIsUnderWay() {
        therapistsEnded();

        Response first = keyed("undo");
        Response second = keyed("undo");

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.<String>path("id")).isEqualTo(first.<String>path("id"));
        keyed("retry").then().statusCode(422).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void whatTheWorkerRefusesLaterIsShownOnTheRun() {
        therapistsEnded();
        UUID undo = UUID.fromString(derive("undo", "{}").path("id"));
        SyncEvent rejected =
                new SyncEvent.Rejected(
                        undo,
                        1,
                        Instant.parse("2026-11-23T10:00:00Z"),
                        "NOTHING_TO_UNDO",
                        "All of it was undone before.",
                        "therapists",
                        null);

        Log.publish(Topics.EVENTS, undo.toString(), rejected.type(), EventCodec.write(rejected));

        awaitStatus(undo, "failed");
        as(Person.ADMIN)
                .get("/api/syncs/" + undo)
                .then()
                .body("error.code", equalTo("NOTHING_TO_UNDO"))
                .body("message", equalTo("All of it was undone before."))
                .body("derivedFrom.kind", equalTo("undo"))
                .body("hold", nullValue());
    }

    @Test
    void aRequestThatNobodyTookUpStillSaysWhatItIsAbout() {
        therapistsEnded();
        String undo = derive("undo", "{}").path("id");
        Parts.database("api")
                .useHandle(
                        handle ->
                                handle.execute(
                                        "UPDATE api.run SET republish_at = now() WHERE revision = 0"));

        await().untilAsserted(() -> assertThat(Log.requestsOf(undo)).hasSize(2));
        List<SyncRequest> requests = requestsOf(undo);
        assertThat(requests.getLast()).isEqualTo(requests.getFirst());
    }

    private static List<SyncRequest> requestsOf(String id) {
        try {
            return Log.requestsOf(id);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response derive(String kind, String body) {
        return as(Person.ADMIN)
                .contentType("application/json")
                .body(body)
                .post(THERAPISTS + "/" + kind);
    }

    private static Response keyed(String kind) {
        return as(Person.ADMIN)
                .header("Idempotency-Key", "derived-1")
                .post(THERAPISTS + "/" + kind);
    }

    private static void therapistsEnded() {
        Log.publish(GoldenEvents.therapistsRun());
        awaitStatus(GoldenEvents.THERAPISTS, "partial");
    }
}
