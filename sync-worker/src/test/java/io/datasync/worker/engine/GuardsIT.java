package io.datasync.worker.engine;

import static io.datasync.worker.engine.SheetSource.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.datasync.contract.run.Hold;
import io.datasync.contract.run.Hold.GuardTrip;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunMode;
import io.datasync.contract.run.RunStatus;
import io.datasync.contract.run.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A tab that lost most of its rows, or most of whose rows fail, is not believed without a person's word.
class GuardsIT {
    private static final List<@Nullable Object> HEADER = row("Code", "Name", "City");

    @Test
    void aPersonsRunIsHeldWithTheFiguresAndAppliedWhenItIsApproved() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = synced(rig, 100);
            locations(rig, 49, 0);

            RunView held = rig.sync(worker, "locations");

            Hold hold = Objects.requireNonNull(held.hold());
            assertThat(held.status()).isEqualTo(RunStatus.AWAITING_APPROVAL);
            assertThat(held.error()).isNull();
            assertThat(hold.reason()).isEqualTo(Hold.Reason.GUARD);
            assertThat(hold.guards())
                    .containsExactly(
                            new GuardTrip(
                                    "GUARD_ROWS_LOST",
                                    "locations",
                                    "Locations",
                                    49,
                                    100L,
                                    null,
                                    50));

            worker.approve(held);
            worker.workOff();

            assertThat(rig.view(held.id()).status()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(rig.sync(worker, "locations").status())
                    .as("the next one is compared with the approved one")
                    .isEqualTo(RunStatus.SUCCEEDED);
        }
    }

    @Test
    void exactlyHalfOfTheRowsMayBeLost() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = synced(rig, 100);
            locations(rig, 50, 0);

            assertThat(rig.sync(worker, "locations").status()).isEqualTo(RunStatus.SUCCEEDED);
        }
    }

    @Test
    void fortyPercentOfTheRowsMayFailAndOneMoreMayNot() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            locations(rig, 60, 40);
            assertThat(rig.sync(worker, "locations").status()).isEqualTo(RunStatus.PARTIAL);

            locations(rig, 59, 41);
            RunView held = rig.sync(worker, "locations");

            assertThat(Objects.requireNonNull(held.hold()).guards())
                    .containsExactly(
                            new GuardTrip(
                                    "GUARD_ROWS_FAILED",
                                    "locations",
                                    "Locations",
                                    100,
                                    null,
                                    41L,
                                    40));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Requester.Kind.class,
            names = {"SERVICE", "SCHEDULE"})
    void nobodysRunFailsWithTheFiguresAndChangesNothing(Requester.Kind kind) {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = synced(rig, 100);
            locations(rig, 2, 10);
            Map<String, List<String>> before = rig.records();
            SyncRequested request =
                    EngineRig.request(
                            "locations", RunMode.APPLY, new Requester(kind, "x", "X", null));

            worker.take(request);
            worker.workOff();

            RunView run = rig.view(request.syncId());
            RunError error = Objects.requireNonNull(run.error());
            assertThat(run.status()).isEqualTo(RunStatus.FAILED);
            assertThat(error.code()).isEqualTo("GUARD_ROWS_LOST");
            assertThat(run.message())
                    .isEqualTo(
                            "Tab “Locations” has 12 rows, the last sync read 100: more than 50 % are gone. 10 of the 12 rows of tab “Locations” would fail, more than 40 %. Nothing was changed.");
            assertThat(error.action()).isNotBlank();
            assertThat(Objects.requireNonNull(error.where()).tab()).isEqualTo("Locations");
            assertThat(rig.records()).isEqualTo(before);
            assertThat(rig.records(run.id())).isEmpty();
        }
    }

    @Test
    void aPreviewStaysAPreviewAndListsWhatTripped() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = synced(rig, 100);
            locations(rig, 0, 0);

            RunView held = rig.view(worker.preview("locations"));

            Hold hold = Objects.requireNonNull(held.hold());
            assertThat(hold.reason()).isEqualTo(Hold.Reason.PREVIEW);
            assertThat(hold.guards()).extracting(GuardTrip::rows).containsExactly(0L);
        }
    }

    @Test
    void onlyARunThatEndedWellIsComparedWith() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = synced(rig, 10);
            locations(rig, 100, 0);
            worker.cancel(rig.view(worker.preview("locations")));
            locations(rig, 10, 0);

            assertThat(rig.sync(worker, "locations").status()).isEqualTo(RunStatus.SUCCEEDED);
        }
    }

    private static TestWorker synced(EngineRig rig, int rows) {
        TestWorker worker = rig.worker();
        locations(rig, rows, 0);
        rig.sync(worker, "locations");
        return worker;
    }

    private static void locations(EngineRig rig, int good, int bad) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(bad == 0 ? HEADER : row("Code", "Name", "City", "Phone Number"));
        for (int i = 0; i < good + bad; i++) {
            String phone = i < good ? null : "no number";
            rows.add(
                    bad == 0
                            ? row("L" + i, "Branch " + i, "Jakarta")
                            : row("L" + i, "Branch " + i, "Jakarta", phone));
        }
        rig.source.tab("Locations", rows);
    }
}
