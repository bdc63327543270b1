package io.datasync.api.testing;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
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

    /// No run was ever heard of, no key ever used.
    public static void forgetRuns() {
        Jdbi database = Parts.database("api");
        database.useHandle(
                handle ->
                        handle.execute(
                                "TRUNCATE api.run, api.joined_request, api.idempotency_key"));
    }
}
