package io.datasync.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.e2e.Person.Answer;
import io.datasync.local.sheets.Fault;
import io.datasync.local.sheets.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What happens between pressing and the run.
class StartIT {
    private static final int MANY = 100;

    @BeforeAll
    static void start() {
        WholeSystem.running();
    }

    @AfterEach
    void sheetsAreWell() {
        WholeSystem.sheets().reset();
    }

    @Test
    void ofManySimultaneousStartsOneRunsAndTheOthersAreToldTheyJoined() throws Exception {
        Person sarah = Person.named("sarah");
        WholeSystem.sheets().faults(Faults.slow(Duration.ofSeconds(25), Duration.ZERO));

        List<Answer> answers = pressAtOnce(sarah, MANY);
        WholeSystem.sheets().faults(Faults.NONE);

        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 200)
                .hasSize(MANY - 1)
                .allSatisfy(
                        answer -> assertThat(answer.json().path("joined").asBoolean()).isTrue());
        assertThat(answers.stream().map(answer -> answer.json().path("id").asText()).distinct())
                .hasSize(1);

        String syncId = answers.getFirst().json().path("id").asText();
        Syncs.awaitEnd(sarah, syncId);
        await().untilAsserted(
                        () ->
                                assertThat(
                                                sarah.get(
                                                                "/api/audit/runs?outcome=joined&limit=200")
                                                        .json()
                                                        .path("items"))
                                        .filteredOn(entry -> entry.toString().contains(syncId))
                                        .as("every press stands in the audit")
                                        .hasSize(MANY - 1));
    }

    @Test
    void theSameIdempotencyKeyIsTheSameRun() {
        Person sarah = Person.named("sarah");
        String key = UUID.randomUUID().toString();
        Map<String, String> body = Map.of("type", "locations", "mode", "apply");

        JsonNode first = sarah.post("/api/syncs", body, "Idempotency-Key", key).json();
        Syncs.awaitEnd(sarah, first.path("id").asText());
        JsonNode second = sarah.post("/api/syncs", body, "Idempotency-Key", key).json();

        assertThat(second.path("id")).isEqualTo(first.path("id"));
    }

    @Test
    void anUnknownTypeOrModeIsRefusedWithACode() {
        Person sarah = Person.named("sarah");

        assertThat(Syncs.press(sarah, "unicorns").expect(400).json().path("code").asText())
                .isEqualTo("SYNC_TYPE_UNKNOWN");
        assertThat(
                        sarah.post("/api/syncs", Map.of("type", "locations", "mode", "guess"))
                                .expect(400)
                                .json()
                                .path("code")
                                .asText())
                .isEqualTo("MODE_UNKNOWN");
    }

    @Test
    void aFailedReadChangesNothingAndSaysWhatToDo() {
        Person sarah = Person.named("sarah");
        Syncs.run(sarah, "locations");
        int before = sarah.get("/api/records/locations").json().path("total").asInt();
        WholeSystem.sheets().faults(Faults.always(Fault.FORBIDDEN));

        JsonNode run = Syncs.run(sarah, "locations");

        assertThat(run.path("status").asText()).isEqualTo("failed");
        assertThat(run.path("error").path("code").asText()).isEqualTo("SOURCE_FORBIDDEN");
        assertThat(sarah.get("/api/records/locations").json().path("total").asInt())
                .isEqualTo(before);
    }

    private static List<Answer> pressAtOnce(Person person, int times) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> presses = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                presses.add(
                        executor.submit(
                                () -> {
                                    go.await();
                                    return Syncs.press(person, "locations");
                                }));
            }
            go.countDown();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> press : presses) {
                answers.add(press.get());
            }
            return answers;
        }
    }
}
