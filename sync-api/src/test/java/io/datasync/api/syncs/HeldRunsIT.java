package io.datasync.api.syncs;

import static io.datasync.api.testing.Http.as;
import static io.datasync.api.testing.Http.awaitStatus;
import static io.datasync.api.testing.Http.starting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.datasync.api.testing.HeldRun;
import io.datasync.api.testing.Http;
import io.datasync.api.testing.Log;
import io.datasync.api.testing.Parts;
import io.datasync.api.testing.Person;
import io.datasync.contract.GoldenEvents;
import io.datasync.contract.event.EventTypes;
import io.datasync.contract.event.SyncRequest;
import io.datasync.contract.event.SyncRequest.ApproveRequested;
import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.datasync.contract.run.RunMode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Parts.class)
class HeldRunsIT {
    @BeforeEach
    void nothingIsKnown() {
        Http.forgetRuns();
    }

    @Test
    void aPreviewIsARunLikeOthersAndAsksForNoMoreThanAPlan() throws IOException {
        Response answer = starting(Person.ADMIN, "locations", "preview").post("/api/syncs");

        answer.then().statusCode(202).body("mode", equalTo("preview")).body("hold", nullValue());
        List<SyncRequest> requests = Log.requestsOf(answer.path("id"));
        assertThat(requests)
                .singleElement()
                .isInstanceOfSatisfying(
                        SyncRequested.class,
                        asked -> {
                            assertThat(asked.mode()).isEqualTo(RunMode.PREVIEW);
                            assertThat(asked.derivedFrom()).isNull();
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"held", "awaiting_approval", "active"})
    void aHeldRunIsListedWithWhyAndUntilWhenAndWhatItWouldDo(String status) {
        held();

        as(Person.AUDITOR)
                .get("/api/syncs?status=" + status)
                .then()
                .body("items.id", equalTo(List.of(GoldenEvents.HELD.toString())))
                .body("items[0].status", equalTo("awaiting_approval"))
                .body("items[0].hold.reason", equalTo("preview"))
                .body("items[0].hold.planHash", equalTo(HeldRun.PLAN_HASH))
                .body("items[0].hold.expiresAt", equalTo("2999-01-01T00:00:00.900Z"))
                .body("items[0].hold.guards[0].code", equalTo("GUARD_ROWS_LOST"))
                .body("items[0].hold.guards[0].rowsBefore", equalTo(36))
                .body("items[0].datasets[0].planned.created", equalTo(1))
                .body("items[0].datasets[0].absent", equalTo(21))
                .body("items[0].derivedFrom", nullValue());
    }

    @Test
    void aHeldRunDoesNotStandInTheWayOfANewOne() {
        held();

        starting(Person.ADMIN, "locations", "apply")
                .post("/api/syncs")
                .then()
                .statusCode(202)
                .body("joined", equalTo(false))
                .body("id", not(equalTo(GoldenEvents.HELD.toString())));
    }

    @Test
    void anApprovalNamesThePlanAndWhoApprovesIt() throws IOException {
        held();
        int before = approvals().size();

        as(Person.SECOND_ADMIN)
                .contentType("application/json")
                .body("{\"planHash\":\"" + HeldRun.PLAN_HASH + "\"}")
                .post(HeldRun.PATH + "/approve")
                .then()
                .statusCode(202)
                .body("id", equalTo(GoldenEvents.HELD.toString()))
                .body("$", not(hasKey("joined")));

        assertThat(approvals().subList(before, approvals().size()))
                .singleElement()
                .satisfies(
                        asked -> {
                            assertThat(asked.planHash()).isEqualTo(HeldRun.PLAN_HASH);
                            assertThat(asked.syncType()).isEqualTo("locations");
                            assertThat(asked.requestedBy().name()).isEqualTo("Michael Pranata");
                        });
        assertThat(Log.requests())
                .filteredOn(
                        request ->
                                Log.header(request, "ce_type").equals(EventTypes.APPROVE_REQUESTED))
                .last()
                .satisfies(
                        request -> {
                            assertThat(request.key()).isEqualTo("locations");
                            assertThat(Log.header(request, "ce_id"))
                                    .isEqualTo(GoldenEvents.HELD + ":approve");
                            assertThat(Log.header(request, "authorization")).startsWith("Bearer ");
                        });
    }

    @Test
    void withoutABodyThePlanThatIsHeldIsApproved() throws IOException {
        held();
        int before = approvals().size();

        as(Person.ADMIN).post(HeldRun.PATH + "/approve").then().statusCode(202);
        as(Person.ADMIN)
                .contentType("application/json")
                .post(HeldRun.PATH + "/approve")
                .then()
                .statusCode(202);
        as(Person.ADMIN)
                .contentType("application/json")
                .body("{}")
                .post(HeldRun.PATH + "/approve")
                .then()
                .statusCode(202);

        assertThat(approvals().subList(before, approvals().size()))
                .hasSize(3)
                .extracting(ApproveRequested::planHash)
                .containsOnly(HeldRun.PLAN_HASH);
    }

    @Test
    void anotherPlanThanTheOneThatIsHeldIsNotApproved() throws IOException {
        held();
        int before = approvals().size();

        as(Person.ADMIN)
                .contentType("application/json")
                .body("{\"planHash\":\"" + "0".repeat(64) + "\"}")
                .post(HeldRun.PATH + "/approve")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("PLAN_CHANGED"));

        assertThat(approvals()).hasSize(before);
    }

    @Test
    void aPlanThatHasExpiredIsNotApproved() throws IOException {
        HeldRun.publishExpired();
        awaitStatus(GoldenEvents.HELD, "awaiting_approval");
        int before = approvals().size();

        as(Person.ADMIN)
                .post(HeldRun.PATH + "/approve")
                .then()
                .statusCode(409)
                .body("code", equalTo("RUN_NOT_HELD"))
                .body("detail", containsString("until 2026-11-23T04:10:00.900Z"));

        assertThat(approvals()).hasSize(before);
    }

    @Test
    void aRunThatIsApprovedAlreadyIsNotApprovedAgain() {
        HeldRun.publishUpTo(EventTypes.APPROVED);
        awaitStatus(GoldenEvents.HELD, "queued");

        as(Person.ADMIN)
                .get(HeldRun.PATH)
                .then()
                .body("hold.approvedBy.name", equalTo("Michael Tan"));
        as(Person.ADMIN)
                .post(HeldRun.PATH + "/approve")
                .then()
                .statusCode(409)
                .body("code", equalTo("RUN_NOT_HELD"));
    }

    @Test
    void aRunThatHasEndedIsNotApproved() {
        HeldRun.publishUpTo(EventTypes.COMPLETED);
        awaitStatus(GoldenEvents.HELD, "partial");

        as(Person.ADMIN)
                .post(HeldRun.PATH + "/approve")
                .then()
                .statusCode(409)
                .body("code", equalTo("RUN_HAS_ENDED"));
    }

    @Test
    void aHeldRunIsCancelledOverTheTopic() throws IOException {
        held();
        long before = cancels();

        as(Person.ADMIN)
                .post(HeldRun.PATH + "/cancel")
                .then()
                .statusCode(202)
                .body("status", equalTo("awaiting_approval"))
                .body("cancelRequested", equalTo(true));

        assertThat(cancels()).isEqualTo(before + 1);
    }

    @Test
    void whoAskedForAStopIsTakenFromTheWorkersWord() {
        HeldRun.publishUpTo(EventTypes.CANCEL_ACCEPTED);

        awaitStatus(GoldenEvents.HELD, "running");
        as(Person.ADMIN).get(HeldRun.PATH).then().body("progress.phase", equalTo("applying"));
    }

    private static void held() {
        HeldRun.publishUpTo(EventTypes.HELD);
        awaitStatus(GoldenEvents.HELD, "awaiting_approval");
    }

    private static List<ApproveRequested> approvals() throws IOException {
        return Log.requestsOf(GoldenEvents.HELD.toString()).stream()
                .filter(ApproveRequested.class::isInstance)
                .map(ApproveRequested.class::cast)
                .toList();
    }

    private static long cancels() throws IOException {
        return Log.requestsOf(GoldenEvents.HELD.toString()).stream()
                .filter(SyncRequest.CancelRequested.class::isInstance)
                .count();
    }
}
