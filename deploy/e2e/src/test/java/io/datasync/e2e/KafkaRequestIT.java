package io.datasync.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;
import io.datasync.contract.Topics;
import io.datasync.contract.event.EventTypes;
import io.datasync.e2e.Bus.Heard;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Requests from other services over Kafka, and forged ones.
class KafkaRequestIT {
    @BeforeAll
    static void start() {
        WholeSystem.running();
    }

    @Test
    void anotherServiceAsksForASyncAndHearsItsEnd() {
        UUID syncId = UuidCreator.getTimeOrderedEpoch();
        try (Bus bus = new Bus(Topics.EVENTS)) {
            Bus.ask("locations", syncId, Person.billingServiceToken());

            List<Heard> events =
                    await("its end")
                            .atMost(Duration.ofSeconds(60))
                            .until(() -> bus.of(syncId), heard -> ended(heard));

            assertThat(events.getFirst().type()).isEqualTo(EventTypes.ACCEPTED);
            assertThat(events)
                    .allSatisfy(event -> assertThat(event.key()).isEqualTo(syncId.toString()));
            assertThat(events.stream().map(event -> event.data().path("seq").asLong()))
                    .as("seq without a gap")
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, events.size()).boxed().toList());
            JsonNode end = events.getLast().data();
            assertThat(end.path("requestedBy").path("kind").asText()).isEqualTo("service");
            assertThat(end.path("requestedBy").path("name").asText())
                    .as("the identity is the token's, whatever the data say")
                    .isEqualTo("billing-service");
            assertThat(events.toString()).doesNotContain("Bearer");
        }
    }

    @Test
    void theSameRequestTwiceIsOneRun() {
        UUID syncId = UuidCreator.getTimeOrderedEpoch();
        String token = Person.billingServiceToken();
        try (Bus bus = new Bus(Topics.EVENTS)) {
            Bus.ask("admins", syncId, token);
            Bus.ask("admins", syncId, token);

            await().atMost(Duration.ofSeconds(60)).until(() -> ended(bus.of(syncId)));
            Bus.ask("admins", syncId, token);
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(10))
                    .until(
                            () ->
                                    bus.of(syncId).stream()
                                                            .filter(
                                                                    event ->
                                                                            event.type()
                                                                                    .equals(
                                                                                            EventTypes
                                                                                                    .ACCEPTED))
                                                            .count()
                                                    == 1
                                            && bus.of(syncId).stream()
                                                            .filter(
                                                                    event ->
                                                                            event.type()
                                                                                    .equals(
                                                                                            EventTypes
                                                                                                    .COMPLETED))
                                                            .count()
                                                    == 1);
        }
    }

    @Test
    void whatCannotBeVerifiedGoesToTheDeadLettersAndTheAuditAndStopsNothing() {
        UUID forged = UuidCreator.getTimeOrderedEpoch();
        UUID person = UuidCreator.getTimeOrderedEpoch();
        UUID good = UuidCreator.getTimeOrderedEpoch();
        String token = Person.billingServiceToken();
        try (Bus bus = new Bus(Topics.EVENTS, Topics.DEAD_LETTERS)) {
            Bus.ask("leaves", forged, token.substring(0, token.lastIndexOf('.') + 1) + "AAAA");
            Bus.ask("leaves", person, Person.named("sarah").token());
            Bus.ask("leaves", good, token);

            await("the good one behind them")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> ended(bus.of(good)));
            for (UUID refused : List.of(forged, person)) {
                await().until(
                                () ->
                                        bus.of(refused).stream()
                                                .anyMatch(
                                                        heard ->
                                                                heard.topic()
                                                                        .equals(
                                                                                Topics
                                                                                        .DEAD_LETTERS)));
                await().until(
                                () ->
                                        bus.of(refused).stream()
                                                .anyMatch(
                                                        heard ->
                                                                heard.type()
                                                                        .equals(
                                                                                EventTypes
                                                                                        .REJECTED)));
                assertThat(bus.of(refused))
                        .noneMatch(heard -> heard.type().equals(EventTypes.ACCEPTED));
                assertThat(
                                bus.of(refused).stream()
                                        .filter(heard -> heard.topic().equals(Topics.DEAD_LETTERS))
                                        .findFirst()
                                        .orElseThrow()
                                        .headers())
                        .containsKey("dlq_code")
                        .containsKey("dlq_reason")
                        .doesNotContainKey("authorization");
            }
        }
        await().untilAsserted(
                        () ->
                                assertThat(
                                                Person.named("audrey")
                                                        .get(
                                                                "/api/audit/runs?outcome=rejected&limit=200")
                                                        .json()
                                                        .path("items")
                                                        .toString())
                                        .contains(forged.toString(), person.toString()));
    }

    private static boolean ended(List<Heard> heard) {
        return heard.stream().anyMatch(event -> event.type().equals(EventTypes.COMPLETED));
    }
}
