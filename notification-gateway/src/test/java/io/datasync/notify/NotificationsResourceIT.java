package io.datasync.notify;

import static io.datasync.notify.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The service as it is deployed, from the outside: `/api/notifications`, its document and its health.
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@SuppressWarnings("NullAway.Init")
class NotificationsResourceIT {
    private static final String PATH = "/api/notifications";

    TestIdentity identity;

    private final String user = "user-" + UUID.randomUUID();
    private Kafka kafka;

    @BeforeEach
    void begin() {
        kafka =
                new Kafka(
                        ConfigProvider.getConfig()
                                .getValue("KAFKA_BOOTSTRAP_SERVERS", String.class));
        eventually(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @AfterEach
    void end() {
        kafka.close();
    }

    @Test
    void theUndismissedNoticesAreListedNewestFirstAndPaged() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(ended());
        }
        assertThat(listed(null).subList(0, 5)).isEqualTo(ids);

        Response first = admin().queryParam("limit", 2).get(PATH);
        assertThat(first.<List<String>>path("items.id")).isEqualTo(ids.subList(0, 2));
        Response second =
                admin().queryParam("limit", 2)
                        .queryParam("after", first.<String>path("next"))
                        .get(PATH);
        assertThat(second.<List<String>>path("items.id")).isEqualTo(ids.subList(2, 4));
    }

    @Test
    void aNoticeIsAsTheContractHasIt() {
        TestRun run = TestRun.next();
        run.events().forEach(kafka::publish);

        eventually(
                () ->
                        admin().get(PATH)
                                .then()
                                .body("items.syncId", hasItem(run.id().toString()))
                                .body(
                                        "items.find { it.syncId == '%s' && it.level == 'success' }.type"
                                                .formatted(run.id()),
                                        equalTo("therapists"))
                                .body(
                                        "items.find { it.syncId == '%s' }.title"
                                                .formatted(run.id()),
                                        equalTo("Therapists synced, 2 failed"))
                                .body(
                                        "items.find { it.syncId == '%s' }.message"
                                                .formatted(run.id()),
                                        equalTo(TestRun.MESSAGE))
                                .body(
                                        "items.find { it.syncId == '%s' }.at".formatted(run.id()),
                                        equalTo(run.begun().plusSeconds(6).toString()))
                                .body(
                                        "items.find { it.syncId == '%s' }.revision"
                                                .formatted(run.id()),
                                        nullValue()));
    }

    @Test
    void closingANoticeClosesItForThisUserOnlyAndAsOftenAsOneLikes() {
        String id = ended();
        admin().post(PATH + "/" + id + "/dismiss").then().statusCode(204);
        admin().post(PATH + "/" + id + "/dismiss").then().statusCode(204);

        assertThat(listed(null)).doesNotContain(id);
        given().auth()
                .oauth2(identity.token("michael", "admin"))
                .get(PATH)
                .then()
                .body("items.id", hasItem(id));
    }

    @Test
    void whatDoesNotExistCannotBeClosed() {
        for (String id : List.of(UUID.randomUUID().toString(), "nonsense")) {
            admin().post(PATH + "/" + id + "/dismiss")
                    .then()
                    .statusCode(404)
                    .contentType(containsString("application/problem+json"))
                    .body("code", equalTo("NOTIFICATION_NOT_FOUND"));
        }
    }

    @Test
    void whatIsAskedForWronglyIsRefusedWithACode() {
        for (String limit : List.of("0", "201", "many")) {
            admin().queryParam("limit", limit)
                    .get(PATH)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("PARAMETER_INVALID"));
        }
        admin().queryParam("after", "nonsense")
                .get(PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("CURSOR_INVALID"));
    }

    @Test
    void rolesAreAsked() {
        given().get(PATH).then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
        given().header("X-Requested-With", "console")
                .get(PATH)
                .then()
                .statusCode(499)
                .body("code", equalTo("SIGN_IN_NEEDED"));
        given().auth()
                .oauth2("not.a.token")
                .get(PATH)
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"));
        given().auth()
                .oauth2(identity.token("nobody", "another-role"))
                .get(PATH)
                .then()
                .statusCode(403)
                .body("code", equalTo("ROLE_MISSING"));
        given().auth()
                .oauth2(identity.token("vera", "viewer"))
                .get(PATH)
                .then()
                .statusCode(200)
                .body("items", empty());
        given().auth()
                .oauth2(identity.token("vera", "viewer"))
                .post(PATH + "/" + UUID.randomUUID() + "/dismiss")
                .then()
                .statusCode(403);
        given().auth().oauth2(identity.token("audrey", "auditor")).get(PATH).then().statusCode(200);
        given().auth()
                .oauth2(identity.token("sarah", "admin"))
                .get("/anything")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(identity.token("sarah", "admin"))
                .get("/api/anything")
                .then()
                .statusCode(404);
        given().post(PATH + "/" + UUID.randomUUID() + "/dismiss")
                .then()
                .statusCode(anyOf(equalTo(401), equalTo(403)));
    }

    @Test
    void theDocumentIsTheCommittedOne() throws IOException {
        Path module = Path.of(System.getProperty("datasync.root"), "notification-gateway");
        Path committed = module.resolve("src/main/openapi/openapi.yaml");
        Path built = module.resolve("target/openapi/openapi.yaml");

        assertThat(Files.readString(built))
                .as("copy %s to %s, and look at the difference", built, committed)
                .isEqualTo(Files.readString(committed));
    }

    @Test
    void livenessDependsOnNothingAndReadinessNamesItsParts() {
        given().get("/q/health/live").then().statusCode(200).body("checks", empty());
        String ready = given().get("/q/health/ready").asString();
        assertThat(ready).contains("live updates", "Kafka", "Database");
    }

    /// A run that has just ended.
    ///
    /// @return its notice's id
    private String ended() {
        TestRun run = TestRun.next();
        kafka.publish(run.completed());
        List<String> found = new ArrayList<>();
        eventually(
                () -> {
                    String id =
                            admin().get(PATH)
                                    .path(
                                            "items.find { it.syncId == '%s' }.id"
                                                    .formatted(run.id()));
                    assertThat(id).isNotNull();
                    found.add(id);
                });
        return found.getFirst();
    }

    private List<String> listed(@Nullable String after) {
        RequestSpecification request = admin();
        return (after == null ? request : request.queryParam("after", after))
                .get(PATH)
                .path("items.id");
    }

    private RequestSpecification admin() {
        return given().auth().oauth2(identity.token(user, "admin"));
    }
}
