package io.datasync.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.contract.run.RunStatus;
import io.datasync.e2e.Person.Answer;
import java.time.Duration;
import java.util.Map;

/// Starting syncs over HTTP, and waiting for what becomes of them.
final class Syncs {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Syncs() {}

    static Answer press(Person person, String type) {
        return person.post("/api/syncs", Map.of("type", type, "mode", "apply"));
    }

    /// Presses and waits for the end.
    static JsonNode run(Person person, String type) {
        return awaitEnd(person, press(person, type).expect(202).json().path("id").asText());
    }

    static JsonNode awaitEnd(Person person, String syncId) {
        return await("the end of " + syncId)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> person.get("/api/syncs/" + syncId).expect(200).json(),
                        run -> RunStatus.of(run.path("status").asText()).ended());
    }

    /// The audit's entry, once it has heard the end.
    static JsonNode awaitAudited(Person person, String syncId) {
        return await("the audit of " + syncId)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> person.get("/api/audit/runs/" + syncId),
                        answer ->
                                answer.status() == 200
                                        && RunStatus.of(answer.json().path("status").asText())
                                                .ended())
                .json();
    }

    /// Waits until the audit has heard what the run says of itself.
    static void awaitHeard(Person person, JsonNode run) {
        await("the audit of " + run.path("id"))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> person.get("/api/audit/runs/" + run.path("id").asText()),
                        answer ->
                                answer.status() == 200
                                        && answer.json().path("status").equals(run.path("status")));
    }
}
