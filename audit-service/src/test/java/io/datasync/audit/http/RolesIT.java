package io.datasync.audit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.audit.testing.Identities;
import io.datasync.audit.testing.Parts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Parts.class)
class RolesIT {
    private static final String NOWHERE = "00000000-0000-0000-0000-000000000000";

    private static Identities identities() {
        return Parts.identities();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/audit/runs",
                "/api/audit/runs/" + NOWHERE,
                "/api/audit/runs/" + NOWHERE + "/records",
                "/api/audit/runs/" + NOWHERE + "/absent",
                "/api/audit/records/locations/LOC-001"
            })
    void administratorsAndAuditorsSeeTheLogAndNobodyElse(String path) {
        int found = path.contains(NOWHERE) ? 404 : 200;
        assertThat(ask(path, identities().token("sarah", "admin")).statusCode()).isEqualTo(found);
        assertThat(ask(path, identities().token("audrey", "auditor")).statusCode())
                .isEqualTo(found);

        for (String role : new String[] {"viewer", "sync-requester", "sync-delegate", "Admin"}) {
            Response refused = ask(path, identities().token("vera", role));
            assertThat(refused.statusCode()).as(role).isEqualTo(403);
            assertThat(refused.contentType()).startsWith("application/problem+json");
            assertThat(refused.jsonPath().getString("code")).isEqualTo("ROLE_MISSING");
        }
        assertThat(ask(path, identities().token("nobody")).statusCode()).isEqualTo(403);

        Response anonymous = given().redirects().follow(false).get(path);
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.jsonPath().getString("code")).isEqualTo("UNAUTHENTICATED");

        Response script = given().header("X-Requested-With", "JavaScript").get(path);
        assertThat(script.statusCode()).isEqualTo(499);
        assertThat(script.jsonPath().getString("code")).isEqualTo("SIGN_IN_NEEDED");
    }

    @Test
    void aTokenThatIsNotGoodIsRefused() {
        Instant soon = Instant.now().plusSeconds(600);
        Instant past = Instant.now().minusSeconds(600);
        refused(identities().forged("sarah", "admin"));
        refused(identities().token("sarah", "another-system", soon, "admin"));
        refused(identities().token("sarah", "datasync", past, "admin"));
        refused("nonsense");
    }

    private static void refused(String token) {
        Response response = ask("/api/audit/runs", token);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("code")).isEqualTo("UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/api/audit", "/api/syncs", "/api/audit/export", "/q/dev", "/q/info"})
    void whatIsNotOfferedIsNotOpen(String path) {
        int status = given().redirects().follow(false).get(path).statusCode();
        assertThat(status).as(path).isIn(302, 401, 403, 404, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/metrics", "/q/openapi"})
    void operatorsNeedNoToken(String path) {
        assertThat(given().get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void aPathThatIsNotThereIsAProblemToo() {
        Response response = ask("/api/audit/runs/x/y/z", identities().token("sarah", "admin"));
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.contentType()).startsWith("application/problem+json");
    }

    private static Response ask(String path, String token) {
        return given().redirects().follow(false).auth().oauth2(token).get(path);
    }
}
