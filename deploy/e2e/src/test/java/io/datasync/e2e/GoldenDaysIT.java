package io.datasync.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.local.sheets.Day;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Both golden days to the letter: in the run, over the WebSocket, in the notices, in the audit, in the tables.
class GoldenDaysIT {
    @BeforeAll
    static void startEmpty() {
        WholeSystem.fresh();
    }

    @TestFactory
    List<DynamicTest> everySyncOfBothDaysSaysExactlyWhatItMust() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Day day : List.of(Day.ONE, Day.TWO)) {
            tests.add(
                    DynamicTest.dynamicTest(
                            "the sheets show " + day, () -> WholeSystem.sheets().day(day)));
            for (JsonNode sync : Golden.syncs(day)) {
                tests.add(
                        DynamicTest.dynamicTest(
                                day + ", " + sync.path("sync").asText(), () -> says(sync)));
            }
        }
        tests.add(
                DynamicTest.dynamicTest(
                        "the pages show what was synced", this::pagesShowTheRecords));
        return tests;
    }

    private void says(JsonNode expected) {
        Person sarah = Person.named("sarah");
        try (Live window = Live.of(sarah)) {
            JsonNode run = Syncs.run(sarah, expected.path("sync").asText());
            String syncId = run.path("id").asText();

            saysTheSame(run, expected);
            assertThat(run.path("requestedBy").path("name").asText()).isEqualTo("Sarah Hartono");
            assertThat(run.path("requestedBy").path("kind").asText()).isEqualTo("user");

            JsonNode audited = Syncs.awaitAudited(sarah, syncId);
            saysTheSame(audited, expected);
            assertThat(audited.path("text").asText()).isEqualTo(Golden.text(expected));

            await().until(() -> window.notifications(syncId).stream().anyMatch(this::isEnd));
            assertThat(window.notifications(syncId).stream().filter(this::isEnd))
                    .as("exactly one end notice")
                    .singleElement()
                    .satisfies(
                            notice -> {
                                assertThat(notice.path("level").asText()).isEqualTo("success");
                                assertThat(notice.path("message").asText())
                                        .isEqualTo(expected.path("message").asText());
                            });
            progressNeverMovesBack(window.runs(syncId));
        }
    }

    private void saysTheSame(JsonNode run, JsonNode expected) {
        assertThat(run.path("message").asText()).isEqualTo(expected.path("message").asText());
        boolean anyFailed = false;
        for (int i = 0; i < expected.path("datasets").size(); i++) {
            JsonNode dataset = run.path("datasets").path(i);
            JsonNode wanted = expected.path("datasets").path(i);
            for (String field :
                    List.of(
                            "dataset",
                            "label",
                            "processed",
                            "created",
                            "updated",
                            "unchanged",
                            "skipped",
                            "failed",
                            "message")) {
                assertThat(dataset.path(field)).as(field).isEqualTo(wanted.path(field));
            }
            anyFailed |= wanted.path("failed").asInt() > 0;
        }
        assertThat(run.path("status").asText()).isEqualTo(anyFailed ? "partial" : "succeeded");
    }

    private void progressNeverMovesBack(List<JsonNode> states) {
        long seq = -1;
        int percent = 0;
        for (JsonNode state : states) {
            assertThat(state.path("seq").asLong()).as("seq grows").isGreaterThan(seq);
            seq = state.path("seq").asLong();
            int next = state.path("progress").path("percent").asInt(percent);
            assertThat(next).as("percent never moves back").isGreaterThanOrEqualTo(percent);
            percent = next;
        }
        assertThat(states).isNotEmpty();
        assertThat(states.getLast().path("status").asText()).isIn("succeeded", "partial");
    }

    private boolean isEnd(JsonNode notification) {
        return !notification.path("level").asText().equals("progress");
    }

    private void pagesShowTheRecords() {
        Person vera = Person.named("vera");
        assertThat(vera.get("/api/records/therapists").expect(200).json().path("total").asInt())
                .isEqualTo(147);
        JsonNode found =
                vera.get("/api/records/therapists?q=maya%20maharani")
                        .expect(200)
                        .json()
                        .path("items");
        assertThat(found)
                .singleElement()
                .satisfies(
                        therapist -> {
                            assertThat(therapist.path("full_name").asText())
                                    .isEqualTo("Maya Maharani Putri");
                            assertThat(therapist.path("specializations").isArray()).isTrue();
                            assertThat(therapist.path("joined_on").asText())
                                    .matches("\\d{4}-\\d\\d-\\d\\d");
                        });
        JsonNode kemang =
                vera.get("/api/records/locations?q=LOC-001")
                        .expect(200)
                        .json()
                        .path("items")
                        .path(0);
        assertThat(kemang.path("closes_at").asText()).isEqualTo("23:00");
        JsonNode signature =
                vera.get("/api/records/packages?q=Signature")
                        .expect(200)
                        .json()
                        .path("items")
                        .path(0);
        assertThat(signature.path("price").isNumber()).isTrue();
    }
}
