package io.datasync.api.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.datasync.api.testing.Http;
import io.datasync.api.testing.Identity;
import io.datasync.api.testing.Parts;
import io.datasync.api.testing.Person;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(Parts.class)
class SecurityMatrixIT {
    private static final String RUN = "/api/syncs/019ab0f2-0000-7000-8000-000000000000";

    /// Method, path, and the statuses for admin, auditor, viewer and somebody without a role of ours.
    static Stream<Arguments> endpoints() {
        return Stream.of(
                Arguments.of("GET", "/api/session", 200, 200, 200, 403),
                Arguments.of("GET", "/api/sync-types", 200, 200, 200, 403),
                Arguments.of("GET", "/api/records/nonsense", 404, 404, 404, 403),
                Arguments.of("GET", "/api/syncs", 200, 200, 403, 403),
                Arguments.of("GET", RUN, 404, 404, 403, 403),
                Arguments.of("POST", "/api/syncs", 400, 403, 403, 403),
                Arguments.of("POST", RUN + "/cancel", 404, 403, 403, 403),
                Arguments.of("POST", RUN + "/approve", 404, 403, 403, 403),
                Arguments.of("POST", RUN + "/retry", 404, 403, 403, 403),
                Arguments.of("POST", RUN + "/undo", 404, 403, 403, 403),
                Arguments.of("GET", "/api/nonsense", 404, 404, 404, 404));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyRoleGetsWhatIsItsOwn(
            String method, String path, int admin, int auditor, int viewer, int nobody) {
        assertThat(status(Http.as(Person.ADMIN), method, path)).isEqualTo(admin);
        assertThat(status(Http.as(Person.AUDITOR), method, path)).isEqualTo(auditor);
        assertThat(status(Http.as(Person.VIEWER), method, path)).isEqualTo(viewer);
        assertThat(status(Http.as(Person.NOBODY), method, path)).isEqualTo(nobody);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void nobodyGetsInWithoutAToken(
            String method, String path, int admin, int auditor, int viewer, int nobody) {
        refused(RestAssured.given(), 401, "UNAUTHENTICATED", method, path);
        refused(
                RestAssured.given().header("X-Requested-With", "JavaScript"),
                499,
                "SIGN_IN_NEEDED",
                method,
                path);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aTokenThatIsNoneOfOursIsRefused(
            String method, String path, int admin, int auditor, int viewer, int nobody) {
        for (String bad : badTokens()) {
            refused(
                    RestAssured.given().header("Authorization", "Bearer " + bad),
                    401,
                    "UNAUTHENTICATED",
                    method,
                    path);
        }
    }

    @Test
    void aRefusalOfARoleIsAProblem() {
        Http.as(Person.VIEWER)
                .get("/api/syncs")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("ROLE_MISSING"))
                .body("type", equalTo("urn:datasync:problem:role-missing"))
                .body("status", equalTo(403))
                .body("instance", equalTo("/api/syncs"));
    }

    private static void refused(
            RequestSpecification request, int status, String code, String method, String path) {
        var answer =
                request.contentType("application/json")
                        .request(method, path)
                        .then()
                        .statusCode(status)
                        .contentType("application/problem+json")
                        .body("code", equalTo(code))
                        .body("instance", equalTo(path));
        if (status == 401) {
            answer.header("WWW-Authenticate", startsWith("Bearer"));
        }
    }

    private static int status(RequestSpecification request, String method, String path) {
        return request.contentType("application/json")
                .body("{}")
                .request(method, path)
                .statusCode();
    }

    private static List<String> badTokens() {
        Identity identity = Parts.identity();
        return List.of(
                "nonsense",
                identity.expired(Person.ADMIN),
                identity.forAnotherAudience(Person.ADMIN),
                identity.signedByAnother(Person.ADMIN),
                identity.token(Person.ADMIN) + "x");
    }
}
