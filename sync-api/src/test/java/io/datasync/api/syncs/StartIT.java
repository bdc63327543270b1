package io.datasync.api.syncs;

import static io.datasync.api.testing.Http.as;
import static io.datasync.api.testing.Http.starting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.api.testing.Http;
import io.datasync.api.testing.Log;
import io.datasync.api.testing.Parts;
import io.datasync.api.testing.Person;
import io.datasync.contract.Json;
import io.datasync.contract.event.EventCodec;
import io.datasync.contract.event.EventTypes;
import io.datasync.contract.event.SyncRequest;
import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunMode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Parts.class)
class StartIT {
    @BeforeEach
    void nothingIsKnown() {
        Http.forgetRuns();
    }

    @Test
    void aStartIsAcceptedShownAndOnTheTopic() throws IOException {
        Response answer = starting(Person.ADMIN, "therapists", "apply").post("/api/syncs");

        answer.then()
                .statusCode(202)
                .body("joined", equalTo(false))
                .body("type", equalTo("therapists"))
                .body("mode", equalTo("apply"))
                .body("status", equalTo("queued"))
                .body("requestedBy.kind", equalTo("user"))
                .body("requestedBy.name", equalTo("Sarah Hartono"))
                .body("datasets.dataset", equalTo(List.of("therapists", "schedules")))
                .body("startedAt", nullValue())
                .body("seq", equalTo(0));
        UUID id = UUID.fromString(answer.path("id"));
        assertThat(id.version()).isEqualTo(7);
        assertThat(answer.header("Location")).endsWith("/api/syncs/" + id);
        as(Person.AUDITOR)
                .get("/api/syncs/" + id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id.toString()))
                .body("$", not(hasKey("joined")));

        ConsumerRecord<String, byte[]> request = requestOf(id);
        assertThat(request.key()).isEqualTo("therapists");
        assertThat(Log.header(request, "ce_type")).isEqualTo(EventTypes.REQUESTED);
        assertThat(Log.header(request, "ce_id")).isEqualTo(id.toString());
        assertThat(Log.header(request, "ce_subject")).isEqualTo(id.toString());
        assertThat(Log.header(request, "ce_specversion")).isEqualTo("1.0");
        assertThat(Log.header(request, "content-type")).isEqualTo("application/json");
        assertThat(read(request))
                .isInstanceOfSatisfying(
                        SyncRequested.class,
                        asked -> {
                            assertThat(asked.syncType()).isEqualTo("therapists");
                            assertThat(asked.mode()).isEqualTo(RunMode.APPLY);
                            assertThat(asked.requestedBy())
                                    .isEqualTo(
                                            new Requester(
                                                    Requester.Kind.USER,
                                                    Person.ADMIN.id(),
                                                    "Sarah Hartono",
                                                    "admin@example.com"));
                        });
    }

    @Test
    void theRequestCarriesOurOwnTokenAndNeverThePersons() throws IOException {
        UUID id = started("locations");

        String authorization = Log.header(requestOf(id), "authorization");

        assertThat(authorization).startsWith("Bearer ");
        JsonNode claims =
                Json.mapper()
                        .readTree(Base64.getUrlDecoder().decode(authorization.split("\\.")[1]));
        assertThat(claims.path("sub").asText()).isEqualTo(Person.SYNC_API.id());
    }

    @Test
    void ourTokenIsKeptAndNotAskedForEachTime() {
        started("locations");
        int before = Parts.identity().tokenRequests();

        started("leaves");
        started("admins");

        assertThat(Parts.identity().tokenRequests()).isEqualTo(before);
    }

    @Test
    void aSecondStartJoinsTheRunThatIsUnderWayAndIsStillOnTheTopic() {
        UUID first = started("leaves");

        Response second = starting(Person.SECOND_ADMIN, "leaves", "apply").post("/api/syncs");

        second.then()
                .statusCode(200)
                .body("joined", equalTo(true))
                .body("id", equalTo(first.toString()))
                .body("requestedBy.name", equalTo("Sarah Hartono"));
        List<UUID> joined =
                Parts.database("api")
                        .withHandle(
                                handle ->
                                        handle.createQuery("SELECT id FROM api.joined_request")
                                                .mapTo(UUID.class)
                                                .list());
        assertThat(joined).hasSize(1);
        assertThat(requestOf(joined.getFirst()).key()).isEqualTo("leaves");
        as(Person.ADMIN)
                .get("/api/syncs/" + joined.getFirst())
                .then()
                .statusCode(200)
                .body("id", equalTo(first.toString()));
        as(Person.ADMIN).get("/api/syncs").then().body("items.size()", equalTo(1));
    }

    @Test
    void ofTwentyStartsAtOnceOneStartsAndNineteenJoinIt() throws Exception {
        List<Callable<Response>> starts =
                Stream.<Callable<Response>>generate(
                                () ->
                                        () ->
                                                starting(Person.ADMIN, "admins", "apply")
                                                        .post("/api/syncs"))
                        .limit(20)
                        .toList();
        List<Response> answers;
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            answers = threads.invokeAll(starts).stream().map(StartIT::got).toList();
        }

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 202).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(19);
        assertThat(answers.stream().map(answer -> answer.<String>path("id")).distinct()).hasSize(1);
        String id = answers.getFirst().path("id");
        List<ConsumerRecord<String, byte[]>> requests =
                Log.requests().stream().filter(request -> request.key().equals("admins")).toList();
        assertThat(requests.size()).isGreaterThanOrEqualTo(20);
        assertThat(Log.header(requests.get(requests.size() - 20), "ce_id"))
                .as("the run's own request comes before those that join it")
                .isEqualTo(id);
    }

    @Test
    void startsOfTwoTypesHaveNothingToDoWithEachOther() {
        assertThat(started("locations")).isNotEqualTo(started("leaves"));
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense, apply, SYNC_TYPE_UNKNOWN",
        "Therapists, apply, SYNC_TYPE_UNKNOWN",
        "therapists, APPLY, MODE_UNKNOWN",
        "therapists, nonsense, MODE_UNKNOWN"
    })
    void whatCannotBeStartedIsRefusedAndLeavesNoTrace(String type, String mode, String code) {
        starting(Person.ADMIN, type, mode)
                .post("/api/syncs")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
        as(Person.ADMIN).get("/api/syncs").then().body("items.size()", equalTo(0));
    }

    @Test
    void anUnknownTypeIsToldWhichThereAre() {
        starting(Person.ADMIN, "x", "apply")
                .post("/api/syncs")
                .then()
                .body("detail", containsString("brands-packages"));
    }

    @Test
    void theSameIdempotencyKeyGivesTheSameRun() {
        Response first = keyed(Person.ADMIN, "key-1", "locations");
        Response second = keyed(Person.ADMIN, "key-1", "locations");

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.<String>path("id")).isEqualTo(first.<String>path("id"));
        assertThat(second.<Boolean>path("joined")).isFalse();
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(Log.requests())
                .filteredOn(
                        request -> Log.header(request, "ce_id").equals(first.<String>path("id")))
                .hasSize(1);
    }

    @Test
    void aJoinedAnswerIsRepeatedAsAJoinedAnswer() {
        UUID run = started("locations");
        keyed(Person.ADMIN, "key-2", "locations");

        Response again = keyed(Person.ADMIN, "key-2", "locations");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.<String>path("id")).isEqualTo(run.toString());
        assertThat(again.<Boolean>path("joined")).isTrue();
    }

    @Test
    void theSameKeyForAnotherRequestIsRefused() {
        keyed(Person.ADMIN, "key-3", "locations");

        keyed(Person.ADMIN, "key-3", "leaves")
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void keysOfTwoPeopleHaveNothingToDoWithEachOther() {
        keyed(Person.ADMIN, "key-4", "locations");

        assertThat(keyed(Person.SECOND_ADMIN, "key-4", "leaves").statusCode()).isEqualTo(202);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        keyed(Person.ADMIN, "key-5", "locations");
        Parts.database("api")
                .useHandle(
                        handle ->
                                handle.execute(
                                        "UPDATE api.idempotency_key SET created_at = now() - interval '25 hours'"));

        assertThat(keyed(Person.ADMIN, "key-5", "leaves").statusCode()).isEqualTo(202);
    }

    @Test
    void twentyRequestsWithOneKeyAreOneRequest() throws Exception {
        List<Callable<Response>> starts =
                Stream.<Callable<Response>>generate(
                                () -> () -> keyed(Person.ADMIN, "key-6", "admins"))
                        .limit(20)
                        .toList();
        List<Response> answers;
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            answers = threads.invokeAll(starts).stream().map(StartIT::got).toList();
        }

        assertThat(answers).allMatch(answer -> answer.statusCode() == 202);
        assertThat(answers.stream().map(answer -> answer.<String>path("id")).distinct()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "ä"})
    void aKeyWithoutVisibleCharactersIsRefused(String key) {
        keyed(Person.ADMIN, key, "locations").then().statusCode(400);
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        keyed(Person.ADMIN, "k".repeat(256), "locations")
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_INVALID"));
        assertThat(keyed(Person.ADMIN, "k".repeat(255), "locations").statusCode()).isEqualTo(202);
    }

    private static Response keyed(Person person, String key, String type) {
        return starting(person, type, "apply").header("Idempotency-Key", key).post("/api/syncs");
    }

    private static UUID started(String type) {
        Response answer = starting(Person.ADMIN, type, "apply").post("/api/syncs");
        assertThat(answer.statusCode()).isEqualTo(202);
        return UUID.fromString(answer.path("id"));
    }

    private static ConsumerRecord<String, byte[]> requestOf(UUID id) {
        return Log.requests().stream()
                .filter(request -> Log.header(request, "ce_id").equals(id.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static SyncRequest read(ConsumerRecord<String, byte[]> request) throws IOException {
        return EventCodec.readRequest(Log.header(request, "ce_type"), request.value())
                .orElseThrow();
    }

    private static Response got(Future<Response> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
