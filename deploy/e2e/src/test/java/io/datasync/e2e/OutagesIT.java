package io.datasync.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.datasync.contract.run.RunStatus;
import io.datasync.e2e.Person.Answer;
import io.datasync.local.Part;
import io.datasync.local.Service;
import io.datasync.local.sheets.Faults;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Kafka and PostgreSQL go away in the middle of requests and of syncs and come back: every 202 reaches its end, nothing
/// has to be restarted, all four services stay alive, and readiness names what is missing.
@Tag("nightly")
class OutagesIT {
    private static final int TIMES = 5;
    private static final List<String> TYPES =
            List.of("locations", "therapists", "leaves", "admins", "brands-packages");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @BeforeAll
    static void running() {
        // Many more reads than people make in a minute.
        WholeSystem.fresh(Map.of("DATASYNC_SHEETS_READS_PER_MINUTE", "100000"));
        Person sarah = Person.named("sarah");
        TYPES.forEach(type -> Syncs.run(sarah, type));
    }

    /// Other classes go on with the services as they find them.
    @AfterAll
    static void usualBudget() {
        WholeSystem.fresh();
    }

    @AfterEach
    void partsAreThere() {
        WholeSystem.sheets().reset();
        WholeSystem.kafkaPart().start();
        WholeSystem.postgresPart().start();
    }

    @Test
    void kafkaMayGoAndComeBackAtAnyTime() {
        outages(WholeSystem.kafkaPart(), () -> WholeSystem.kafkaPart().kill(), "Kafka");
    }

    @Test
    void postgresMayGoAndComeBackAtAnyTime() {
        outages(
                WholeSystem.postgresPart(),
                () -> WholeSystem.postgresPart().stopImmediately(),
                "PostgreSQL");
    }

    private static void outages(Part part, Runnable goes, String name) {
        Person sarah = Person.named("sarah");
        Set<String> promised = ConcurrentHashMap.newKeySet();
        try (HealthWatch health = new HealthWatch()) {
            for (int time = 1; time <= TIMES; time++) {
                // Slow reads, so that syncs are under way.
                WholeSystem.sheets().faults(Faults.slow(Duration.ofMillis(700), Duration.ZERO));
                TYPES.forEach(type -> pressUntilTaken(sarah, type, promised));
                Thread presses = Thread.ofVirtual().start(() -> pressOn(sarah, promised));
                pause(Duration.ofMillis(100L * time));
                goes.run();
                awaitReadiness("503", name, "DOWN");
                part.start();
                awaitReadiness("200", name, "UP");
                presses.interrupt();
                join(presses);
                WholeSystem.sheets().reset();
            }
            assertThat(promised).as("requests that were accepted").hasSizeGreaterThan(TIMES);
            promised.forEach(syncId -> awaitEnd(sarah, syncId));
            assertThat(health.deaths()).isEmpty();
            assertThat(Service.values()).allMatch(WholeSystem::isRunning);
        }
    }

    /// After an outage the first answers may still be refusals; what was answered with 202 is noted.
    private static void pressUntilTaken(Person person, String type, Set<String> promised) {
        Answer taken =
                await("a request is taken")
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(100))
                        .ignoreException(UncheckedIOException.class)
                        .until(() -> Syncs.press(person, type), answer -> answer.status() < 300);
        if (taken.status() == 202) {
            promised.add(taken.json().path("id").asText());
        }
    }

    /// Presses every button in turn until it is interrupted; what was answered with 202 is noted.
    private static void pressOn(Person person, Set<String> promised) {
        for (int turn = 0; !Thread.currentThread().isInterrupted(); turn++) {
            try {
                Answer answer = Syncs.press(person, TYPES.get(turn % TYPES.size()));
                if (answer.status() == 202) {
                    promised.add(answer.json().path("id").asText());
                }
                Thread.sleep(50);
            } catch (InterruptedException | IllegalStateException stopped) {
                return;
            } catch (UncheckedIOException noAnswer) {
                // Then nothing was promised.
                continue;
            }
        }
    }

    private static void awaitReadiness(String status, String part, String is) {
        await("the worker's readiness says that %s is %s".formatted(part, is))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> HealthWatch.readiness(Service.SYNC_WORKER),
                        ready ->
                                ready.startsWith(status)
                                        && ready.contains(
                                                "\"name\":\"%s\",\"status\":\"%s\""
                                                        .formatted(part, is)));
    }

    private static void awaitEnd(Person person, String syncId) {
        await("the end of " + syncId)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> person.get("/api/syncs/" + syncId),
                        answer ->
                                answer.status() == 200
                                        && RunStatus.of(answer.json().path("status").asText())
                                                .ended());
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
