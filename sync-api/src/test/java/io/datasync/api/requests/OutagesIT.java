package io.datasync.api.requests;

import static io.datasync.api.testing.Http.as;
import static io.datasync.api.testing.Http.starting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.datasync.api.testing.HeldRun;
import io.datasync.api.testing.Http;
import io.datasync.api.testing.Log;
import io.datasync.api.testing.Parts;
import io.datasync.api.testing.Person;
import io.datasync.contract.GoldenEvents;
import io.datasync.contract.event.EventTypes;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Parts.class)
class OutagesIT {
    @BeforeEach
    void nothingIsKnown() {
        Http.forgetRuns();
    }

    @Test
    void whileTheBrokerIsAwayNothingIsStartedAndTheCallerIsToldToTryAgain() throws Exception {
        assertThat(starting(Person.ADMIN, "locations", "apply").post("/api/syncs").statusCode())
                .isEqualTo(202);
        Http.forgetRuns();
        Log.publish(GoldenEvents.therapistsRun());
        HeldRun.publishUpTo(EventTypes.HELD);
        Http.awaitStatus(GoldenEvents.THERAPISTS, "partial");
        Http.awaitStatus(GoldenEvents.HELD, "awaiting_approval");
        Parts.kafka().stop();
        try {
            refusedForNow(
                    HeldRun.PATH + "/approve",
                    "The message broker does not answer. The run still waits for approval.");
            refusedForNow(
                    "/api/syncs/" + GoldenEvents.THERAPISTS + "/undo",
                    "The message broker does not answer. Nothing was started.");
            for (Response answer : threeStarts()) {
                answer.then()
                        .statusCode(503)
                        .contentType("application/problem+json")
                        .header("Retry-After", "10")
                        .body("code", equalTo("BROKER_UNAVAILABLE"))
                        .body(
                                "detail",
                                equalTo(
                                        "The message broker does not answer. Nothing was started."));
            }
            as(Person.ADMIN).get("/api/syncs").then().body("items.size()", equalTo(2));
            RestAssured.get("/q/health/ready")
                    .then()
                    .statusCode(503)
                    .body("checks.find { it.name == 'Kafka' }.status", equalTo("DOWN"))
                    .body("checks.find { it.name == 'PostgreSQL' }.status", equalTo("UP"));
            RestAssured.get("/q/health/live").then().statusCode(200);
        } finally {
            Parts.kafka().start();
        }
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                starting(Person.ADMIN, "locations", "apply")
                                                .post("/api/syncs")
                                                .statusCode()
                                        == 202);
        RestAssured.get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void whatIsAskedTwiceWithOneKeyWhileTheBrokerIsAwayIsStartedOnceItIsBack() {
        Parts.kafka().stop();
        try {
            assertThat(keyed().statusCode()).isEqualTo(503);
        } finally {
            Parts.kafka().start();
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> keyed().statusCode() == 202);
    }

    @Test
    void whileTheDatabaseIsAwayEventsWaitAndCallersAreToldToTryAgain() {
        Parts.postgres().stop();
        try {
            Log.publish(GoldenEvents.failedRun());
            as(Person.ADMIN)
                    .get("/api/syncs")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "5")
                    .body("code", equalTo("DATABASE_UNAVAILABLE"));
            RestAssured.get("/q/health/ready")
                    .then()
                    .statusCode(503)
                    .body("checks.find { it.name == 'PostgreSQL' }.status", equalTo("DOWN"));
            RestAssured.get("/q/health/live").then().statusCode(200);
        } finally {
            Parts.postgres().start();
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                as(Person.ADMIN)
                                        .get("/api/syncs/" + GoldenEvents.FAILED)
                                        .then()
                                        .body("status", equalTo("failed")));
    }

    @Test
    void readinessNamesEveryPartAndLivenessNone() {
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(
                        "checks.name.sort()",
                        equalTo(List.of("Identity provider", "Kafka", "PostgreSQL")))
                .body("checks.status", everyItem(equalTo("UP")));
        RestAssured.get("/q/health/live").then().statusCode(200).body("checks.size()", equalTo(0));
    }

    private static List<Response> threeStarts() throws Exception {
        List<Callable<Response>> starts =
                Stream.<Callable<Response>>generate(
                                () ->
                                        () ->
                                                starting(Person.ADMIN, "locations", "apply")
                                                        .post("/api/syncs"))
                        .limit(3)
                        .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            return threads.invokeAll(starts).stream().map(OutagesIT::got).toList();
        }
    }

    private static void refusedForNow(String path, String detail) {
        as(Person.ADMIN)
                .post(path)
                .then()
                .statusCode(503)
                .header("Retry-After", "10")
                .body("code", equalTo("BROKER_UNAVAILABLE"))
                .body("detail", equalTo(detail));
    }

    private static Response keyed() {
        return starting(Person.ADMIN, "admins", "apply")
                .header("Idempotency-Key", "while-away")
                .post("/api/syncs");
    }

    private static Response got(Future<Response> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
