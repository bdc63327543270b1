package io.datasync.api.testing;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Requests as people's scripts make them.
public final class Http {
    private Http() {}

    /// With this person's bearer token.
    public static RequestSpecification as(Person person) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + Parts.identity().token(person));
    }

    /// A start of a run.
    public static RequestSpecification starting(Person person, String type, String mode) {
        return as(person)
                .contentType("application/json")
                .body("{\"type\":\"" + type + "\",\"mode\":\"" + mode + "\"}");
    }

    /// Waits until the run shows this status.
    public static void awaitStatus(UUID id, String status) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                as(Person.ADMIN)
                                        .get("/api/syncs/" + id)
                                        .then()
                                        .body("status", equalTo(status)));
    }

    /// No run was ever heard of, no key ever used.
    public static void forgetRuns() {
        Jdbi database = Parts.database("api");
        database.useHandle(
                handle ->
                        handle.execute(
                                "TRUNCATE api.run, api.joined_request, api.idempotency_key"));
    }
}
