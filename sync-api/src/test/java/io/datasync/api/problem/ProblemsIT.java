package io.datasync.api.problem;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.datasync.api.testing.Http;
import io.datasync.api.testing.Parts;
import io.datasync.api.testing.Person;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Parts.class)
class ProblemsIT {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"x\"",
                "{\"type\":{}}",
                "{\"type\":\"locations\",}",
                "nonsense"
            })
    void whatIsNotTheExpectedJsonIsTheCallersMistake(String body) {
        problem(
                Http.as(Person.ADMIN).contentType("application/json").body(body).post("/api/syncs"),
                400,
                "BODY_INVALID");
    }

    @Test
    void anEmptyBodyNamesNoType() {
        problem(
                Http.as(Person.ADMIN).contentType("application/json").post("/api/syncs"),
                400,
                "SYNC_TYPE_UNKNOWN");
    }

    @Test
    void anotherMediaTypeIsRefused() {
        problem(
                Http.as(Person.ADMIN).contentType("text/plain").body("x").post("/api/syncs"),
                415,
                "MEDIA_TYPE_UNSUPPORTED");
    }

    @Test
    void anotherMethodIsRefused() {
        problem(Http.as(Person.ADMIN).delete("/api/syncs"), 405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void anAnswerThatWeDoNotHaveIsRefused() {
        problem(
                Http.as(Person.ADMIN).accept("application/xml").get("/api/sync-types"),
                406,
                "NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @CsvSource({
        "/api, NOT_FOUND",
        "/api/nothing, NOT_FOUND",
        "/api/syncs/x/y/z, NOT_FOUND",
        "/api/syncs/nonsense, RUN_UNKNOWN",
        "/api/syncs/019ab0f2-0000-7000-8000-000000000000, RUN_UNKNOWN",
        "/api/records/nonsense, DATASET_UNKNOWN"
    })
    void whatIsNotThereIsNotFound(String path, String code) {
        problem(Http.as(Person.ADMIN).get(path), 404, code);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/syncs?limit=0, PARAMETER_INVALID",
        "/api/syncs?status=nonsense, PARAMETER_INVALID",
        "/api/syncs?after=nonsense, CURSOR_INVALID",
        "/api/records/therapists?limit=201, PARAMETER_INVALID",
        "/api/records/therapists?sort=nonsense, PARAMETER_INVALID",
        "/api/records/therapists?sort=full_name%20desc, PARAMETER_INVALID",
        "/api/records/therapists?changedBy=nonsense, PARAMETER_INVALID",
        "/api/records/therapists?after=nonsense, CURSOR_INVALID"
    })
    void aParameterThatIsNotValidIsNamed(String address, String code) {
        problem(Http.as(Person.ADMIN).urlEncodingEnabled(false).get(address), 400, code);
    }

    @Test
    void anUnexpectedErrorShowsAnIdAndNothingElse() {
        Http.forgetRuns();
        Parts.database("api")
                .useHandle(
                        handle ->
                                handle.execute(
                                        """
                                        INSERT INTO api.run (id, type, status, requested_at, revision, view)
                                        VALUES ('019ab0f2-0000-7000-8000-00000000dead', 'x', 'queued', now(), 1,
                                            '{"secret":"Sarah"}')
                                        """));

        Response answer =
                Http.as(Person.ADMIN).get("/api/syncs/019ab0f2-0000-7000-8000-00000000dead");

        problem(answer, 500, "UNEXPECTED");
        answer.then()
                .body("instance", containsString("urn:uuid:"))
                .body("detail", not(containsString("Sarah")))
                .body("$", not(hasKey("stack")));
        Http.forgetRuns();
    }

    private static void problem(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("type", equalTo(ProblemCode.valueOf(code).type()))
                .body("title", equalTo(ProblemCode.valueOf(code).title()));
    }
}
