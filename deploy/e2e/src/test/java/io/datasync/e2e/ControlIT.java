package io.datasync.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import io.datasync.contract.Topics;
import io.datasync.contract.event.EventTypes;
import io.datasync.local.sheets.Day;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an administrator decides about a run: to look before it writes, to let a held one go on, to stop it, to try its
/// failed rows again, to take it back.
class ControlIT {
    private static final String LOCATIONS = "/api/records/locations?limit=200";

    private final Person sarah = Person.named("sarah");

    @BeforeAll
    static void start() {
        WholeSystem.fresh();
    }

    @BeforeEach
    void dayOneIsSynced() {
        WholeSystem.emptyDirectory();
        WholeSystem.sheets().day(Day.ONE);
        assertThat(Syncs.run(sarah, "locations").path("status").asText()).isEqualTo("succeeded");
    }

    @Test
    void aPreviewShowsWhatItsApprovalDoesAndWritesNothingBefore() {
        WholeSystem.sheets().day(Day.TWO);
        JsonNode before = sarah.get(LOCATIONS).json();

        JsonNode held = preview("locations");

        assertThat(sarah.get(LOCATIONS).json()).isEqualTo(before);
        assertThat(held.path("hold").path("reason").asText()).isEqualTo("preview");
        JsonNode planned = held.path("datasets").path(0).path("planned");
        assertThat(planned.path("created").asInt()).isEqualTo(2);
        assertThat(planned.path("updated").asInt()).isEqualTo(3);
        assertThat(planned.path("unchanged").asInt()).isEqualTo(40);
        List<JsonNode> shown = records(held, "?stage=planned&limit=200");
        assertThat(shown).hasSize(10);

        approve(held).expect(202);
        JsonNode run = Syncs.awaitEnd(sarah, id(held));

        assertThat(run.path("message").asText())
                .isEqualTo(Golden.syncs(Day.TWO).getFirst().path("message").asText());
        assertThat(records(run, "?limit=200"))
                .as("record by record what was shown")
                .isEqualTo(shown);
        assertThat(run.path("hold").path("approvedBy").path("name").asText())
                .isEqualTo("Sarah Hartono");
    }

    @Test
    void onlyThePlanThatWasLookedAtIsApprovedAndOnlyOnce() {
        JsonNode held = preview("locations");

        assertThat(
                        sarah.post(
                                        "/api/syncs/" + id(held) + "/approve",
                                        Map.of("planHash", "another"))
                                .expect(409)
                                .json()
                                .path("code")
                                .asText())
                .isEqualTo("PLAN_CHANGED");
        approve(held).expect(202);
        Syncs.awaitEnd(sarah, id(held));
        approve(held).expect(409);
    }

    @Test
    void aNewRequestSupersedesAHeldRun() {
        JsonNode held = preview("locations");

        JsonNode next = Syncs.run(sarah, "locations");

        assertThat(next.path("status").asText()).isEqualTo("succeeded");
        JsonNode superseded = Syncs.awaitEnd(sarah, id(held));
        assertThat(superseded.path("status").asText()).isEqualTo("cancelled");
        approve(held).expect(409);
    }

    @Test
    void aTabThatLostMostOfItsRowsHoldsAPersonsRunAndFailsAServices() {
        loseMostLocations();
        try (Live window = Live.of(sarah)) {
            JsonNode held =
                    awaitHeld(
                            Syncs.press(sarah, "locations").expect(202).json().path("id").asText());
            JsonNode guard = held.path("hold").path("guards").path(0);
            assertThat(guard.path("code").asText()).isEqualTo("GUARD_ROWS_LOST");
            assertThat(guard.path("rows").asInt()).isEqualTo(5);
            assertThat(guard.path("rowsBefore").asInt()).isEqualTo(45);
            assertThat(held.path("datasets").path(0).path("absent").asInt()).isEqualTo(40);
            assertThat(
                            sarah.get("/api/audit/runs/" + id(held) + "/absent?limit=1")
                                    .expect(200)
                                    .json()
                                    .path("total")
                                    .asInt())
                    .isEqualTo(40);
            await().until(
                            () ->
                                    window.notifications(id(held)).stream()
                                            .anyMatch(
                                                    n -> n.path("level").asText().equals("info")));
        }

        UUID asked = UuidCreator.getTimeOrderedEpoch();
        try (Bus bus = new Bus(Topics.EVENTS)) {
            Bus.ask("locations", asked, Person.billingServiceToken());
            await().atMost(Duration.ofSeconds(60))
                    .until(
                            () ->
                                    bus.of(asked).stream()
                                            .anyMatch(
                                                    event ->
                                                            event.type()
                                                                    .equals(EventTypes.COMPLETED)));
            JsonNode end = bus.of(asked).getLast().data();
            assertThat(end.path("status").asText()).isEqualTo("failed");
            assertThat(end.path("error").path("code").asText()).isEqualTo("GUARD_ROWS_LOST");
            assertThat(end.path("error").path("message").asText()).contains("5", "45");
        }
        assertThat(sarah.get(LOCATIONS).json().path("total").asInt()).isEqualTo(45);
    }

    @Test
    void anUndoPutsEverythingBackAndCanBeUndone() {
        List<JsonNode> dayOne = locations();
        WholeSystem.sheets().day(Day.TWO);
        JsonNode second = Syncs.run(sarah, "locations");
        List<JsonNode> dayTwo = locations();

        JsonNode undo = derived(second, "undo");
        assertThat(undo.path("status").asText()).isEqualTo("succeeded");
        assertThat(undo.path("message").asText())
                .isEqualTo(
                        "Undid 5 locations: 2 removed, 3 put back, 0 kept since edited later, 0 could not be undone.");
        assertThat(undo.path("derivedFrom").path("syncId").asText()).isEqualTo(id(second));
        assertThat(locations()).isEqualTo(dayOne);

        derived(undo, "undo");
        assertThat(locations()).isEqualTo(dayTwo);
    }

    @Test
    void anUndoIsLookedAtBeforeItIsDone() {
        WholeSystem.sheets().day(Day.TWO);
        JsonNode second = Syncs.run(sarah, "locations");
        JsonNode dayTwo = sarah.get(LOCATIONS).json();

        String undo =
                sarah.post("/api/syncs/" + id(second) + "/undo", Map.of("mode", "preview"))
                        .expect(202)
                        .json()
                        .path("id")
                        .asText();
        JsonNode held = awaitHeld(undo);
        assertThat(sarah.get(LOCATIONS).json()).isEqualTo(dayTwo);
        assertThat(records(held, "?stage=planned&limit=200")).hasSize(5);

        approve(held).expect(202);
        assertThat(Syncs.awaitEnd(sarah, undo).path("status").asText()).isEqualTo("succeeded");
        assertThat(sarah.get(LOCATIONS).json().path("total").asInt()).isEqualTo(45);
    }

    @Test
    void aRetryTakesOnlyTheRowsThatHadFailed() {
        WholeSystem.sheets().day(Day.TWO);
        JsonNode second = Syncs.run(sarah, "locations");
        assertThat(second.path("status").asText()).isEqualTo("partial");
        JsonNode failed = records(second, "?outcome=failed").getFirst();
        JsonNode problem = failed.path("problems").path(0);
        WholeSystem.sheets()
                .cell("demo-locations", "Locations", problem.path("cell").asText(), null);

        JsonNode retry = derived(second, "retry");

        assertThat(retry.path("message").asText())
                .isEqualTo(
                        "Processed 5 locations: 0 created, 1 updated, 0 unchanged, 3 skipped, 1 failed.");
        assertThat(sarah.post("/api/syncs/" + id(retry) + "/undo", Map.of()).status())
                .isEqualTo(202);
    }

    @Test
    void aRunWithNothingToRetryOrUndoSaysSo() {
        JsonNode unchanged = Syncs.run(sarah, "locations");

        assertThat(code(sarah.post("/api/syncs/" + id(unchanged) + "/retry", Map.of()), 409))
                .isEqualTo("NOTHING_TO_RETRY");
        assertThat(code(sarah.post("/api/syncs/" + id(unchanged) + "/undo", Map.of()), 409))
                .isEqualTo("NOTHING_TO_UNDO");
    }

    @Test
    void aHeldRunIsCancelledAtOnce() {
        JsonNode held = preview("locations");

        sarah.post("/api/syncs/" + id(held) + "/cancel", Map.of()).expect(202);

        JsonNode end = Syncs.awaitEnd(sarah, id(held));
        assertThat(end.path("status").asText()).isEqualTo("cancelled");
        assertThat(end.path("message").asText())
                .isEqualTo("Cancelled before anything was changed.");
    }

    /// All locations, without who wrote them last and when.
    private List<JsonNode> locations() {
        List<JsonNode> items = new ArrayList<>();
        sarah.get(LOCATIONS)
                .json()
                .path("items")
                .forEach(item -> items.add(((ObjectNode) item).without("_meta")));
        return items;
    }

    private JsonNode derived(JsonNode of, String how) {
        String id =
                sarah.post("/api/syncs/" + id(of) + "/" + how, Map.of())
                        .expect(202)
                        .json()
                        .path("id")
                        .asText();
        return Syncs.awaitEnd(sarah, id);
    }

    private JsonNode preview(String type) {
        return awaitHeld(
                sarah.post("/api/syncs", Map.of("type", type, "mode", "preview"))
                        .expect(202)
                        .json()
                        .path("id")
                        .asText());
    }

    /// The run, once it waits to be approved and the audit knows its plan.
    private JsonNode awaitHeld(String syncId) {
        await("the hold of " + syncId)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                sarah.get("/api/audit/runs/" + syncId)
                                        .json()
                                        .path("status")
                                        .asText()
                                        .equals("awaiting_approval"));
        return await("the hold of " + syncId)
                .until(
                        () -> sarah.get("/api/syncs/" + syncId).expect(200).json(),
                        run -> run.path("status").asText().equals("awaiting_approval"));
    }

    private Person.Answer approve(JsonNode held) {
        return sarah.post(
                "/api/syncs/" + id(held) + "/approve",
                Map.of("planHash", held.path("hold").path("planHash").asText()));
    }

    private List<JsonNode> records(JsonNode run, String query) {
        Syncs.awaitHeard(sarah, run);
        List<JsonNode> items = new ArrayList<>();
        sarah.get("/api/audit/runs/" + id(run) + "/records" + query)
                .expect(200)
                .json()
                .path("items")
                .forEach(items::add);
        return items;
    }

    private static void loseMostLocations() {
        for (int row = 46; row > 6; row--) {
            WholeSystem.sheets().deleteRow("demo-locations", "Locations", row);
        }
    }

    private static String code(Person.Answer answer, int status) {
        return answer.expect(status).json().path("code").asText();
    }

    private static String id(JsonNode run) {
        return run.path("id").asText();
    }
}
