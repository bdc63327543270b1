package io.datasync.worker.engine;

import static io.datasync.worker.engine.SheetSource.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.run.Counts;
import io.datasync.contract.run.Outcome;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.contract.run.RunView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Rows that are as their record is are not staged, and everything is said as if they were.
class KnownRecordsIT {
    private static final List<@Nullable Object> HEADER =
            row("Code", "Name", "Description", "Active");
    private static final List<@Nullable Object> PACKAGES =
            row("Code", "Brand Code", "Name", "Duration (minutes)", "Price", "Active");

    @Test
    void onlyRowsThatAreNotAsTheirRecordIsAreStaged() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            rig.source.day(1);
            for (String type : List.of("locations", "therapists", "leaves", "brands-packages")) {
                rig.sync(worker, type);
            }
            List<String> staged = new ArrayList<>();
            countStaged(rig, worker, staged);

            for (String type : List.of("locations", "therapists", "leaves", "brands-packages")) {
                RunView run = rig.sync(worker, type);
                Counts counts = run.counts();
                assertThat(counts.created() + counts.updated()).as(type).isZero();
                assertThat(counts.unchanged()).as(type).isPositive();
                assertThat(staged.stream().mapToLong(Long::parseLong).sum())
                        .as("staged of %s", type)
                        .isEqualTo(counts.skipped() + counts.failed());
                staged.clear();
            }
        }
    }

    @Test
    void aRowWhoseRecordIsTheSameFailsWhenWhatItRefersToIsGone() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = synced(rig);
            rig.execute("DELETE FROM directory.brand WHERE code = 'B2'");
            rig.source.tab(
                    "Brands",
                    List.of(HEADER, row("B1", "One", null, true), row("B3", "Three", null, true)));

            RunView run = rig.sync(worker, "brands-packages");

            assertThat(run.message())
                    .isEqualTo(
                            "Processed 2 brands: 1 created, 0 updated, 1 unchanged, 0 skipped, 0 failed. Processed 3 packages: 0 created, 0 updated, 2 unchanged, 0 skipped, 1 failed.");
            assertThat(of(rig, run, Outcome.FAILED))
                    .extracting(RecordOutcome::reason)
                    .containsExactly("Validation failed: Brand code must exist");
        }
    }

    @Test
    void aRowWhoseRecordIsTheSameIsOutOfScopeWhenTheTherapistIsGone() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            rig.source.day(1);
            rig.sync(worker, "locations");
            rig.sync(worker, "therapists");
            Counts before = rig.sync(worker, "leaves").counts();
            assertThat(before.created()).isPositive();
            rig.execute("DELETE FROM directory.therapist");

            RunView run = rig.sync(worker, "leaves");

            assertThat(run.counts().unchanged()).isZero();
            assertThat(run.counts().skipped())
                    .as("a blank key is skipped for that")
                    .isEqualTo(before.processed());
            assertThat(of(rig, run, Outcome.SKIPPED))
                    .extracting(RecordOutcome::reason)
                    .contains("Unknown therapist");
        }
    }

    @Test
    void aRowThatRepeatsAnUnstagedOneIsADuplicateAndNamesNoOtherRecord() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = synced(rig);
            rig.source.tab(
                    "Brands",
                    List.of(
                            HEADER,
                            row("B1", "One", null, true), // unchanged
                            row("B1", "One", null, true),
                            row("B1", "Uno", null, null)));

            RunView run = rig.sync(worker, "brands-packages");

            assertThat(of(rig, run, Outcome.SKIPPED))
                    .extracting(record -> record.row() + " " + record.reason())
                    .containsExactly("3 Duplicate in sheet", "4 Duplicate in sheet");
            assertThat(run.datasets().getFirst().unchanged()).isEqualTo(1);
            assertThat(run.datasets().getFirst().absent()).as("B2").isEqualTo(1);
        }
    }

    @Test
    void aValueThatAnUnstagedRowHoldsIsTaken() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = synced(rig);
            rig.source.tab(
                    "Brands",
                    List.of(
                            HEADER,
                            row("B1", "One", null, true), // unchanged
                            row("B2", "Two", null, true),
                            row("B3", "One", null, true)));

            RunView run = rig.sync(worker, "brands-packages");

            assertThat(of(rig, run, Outcome.FAILED))
                    .extracting(RecordOutcome::reason)
                    .containsExactly("Validation failed: Name has already been taken");
        }
    }

    @Test
    void ofMoreRecordsThanMayBeKnownSomeAreStagedAndNothingElseIsDifferent() {
        try (EngineRig rig = new EngineRig()) {
            synced(rig);
            double threeRecords = 3.5 * 24 / Runtime.getRuntime().maxMemory();
            List<List<@Nullable Object>> rows = new ArrayList<>(List.of(HEADER));
            for (int i = 1; i <= 40; i++) {
                rows.add(row("B" + i, "Brand " + i, null, true));
            }
            rig.source.tab("Brands", rows);
            TestWorker worker =
                    new TestWorker(rig, TestSettings.SHIPPED, rig.source, () -> threeRecords);
            rig.sync(worker, "brands-packages");
            List<String> staged = new ArrayList<>();
            countStaged(rig, worker, staged);

            RunView run = rig.sync(worker, "brands-packages");

            assertThat(run.datasets().getFirst().unchanged()).isEqualTo(40);
            assertThat(run.datasets().getFirst().absent()).isZero();
            assertThat(staged).containsExactly("37", "0");
        }
    }

    @Test
    void whatIsUnchangedAndWhatIsPlannedIsOneSightOfTheRecords() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = synced(rig);
            onceBefore(
                    worker,
                    "CREATE UNLOGGED TABLE plan",
                    () ->
                            rig.execute(
                                    "DELETE FROM directory.package; UPDATE directory.brand SET description = 'theirs'"));

            RunView run = rig.sync(worker, "brands-packages");

            assertThat(run.message())
                    .isEqualTo(
                            "Processed 2 brands: 0 created, 0 updated, 2 unchanged, 0 skipped, 0 failed. Processed 3 packages: 0 created, 0 updated, 3 unchanged, 0 skipped, 0 failed.");
            assertThat(run.datasets()).extracting("absent").containsExactly(0L, 0L);
        }
    }

    private static TestWorker synced(EngineRig rig) {
        rig.source.tab(
                "Brands",
                List.of(HEADER, row("B1", "One", null, true), row("B2", "Two", null, true)));
        rig.source.tab(
                "Packages",
                List.of(
                        PACKAGES,
                        row("P1", "B1", "Massage", 60, 100.5, true),
                        row("P3", "B1", "Scrub", 45, 0, true),
                        row("P2", "B2", "Facial", 30, 80, true)));
        TestWorker worker = rig.worker();
        assertThat(rig.sync(worker, "brands-packages").counts().created()).isEqualTo(5);
        return worker;
    }

    /// Notes how many rows each dataset's stage table holds as its plan is made.
    private static void countStaged(EngineRig rig, TestWorker worker, List<String> staged) {
        worker.kill.watch(
                sql -> {
                    int at = sql.indexOf("FROM stage_");
                    if (sql.contains("CREATE UNLOGGED TABLE plan") && at >= 0) {
                        String table = sql.substring(at + 5).split("\\s", 2)[0];
                        staged.addAll(rig.rows("SELECT count(*)::text FROM " + table));
                    }
                });
    }

    private static void onceBefore(TestWorker worker, String sql, Runnable task) {
        boolean[] done = {false};
        worker.kill.watch(
                statement -> {
                    if (!done[0] && statement.contains(sql)) {
                        done[0] = true;
                        task.run();
                    }
                });
    }

    private static List<RecordOutcome> of(EngineRig rig, RunView run, Outcome outcome) {
        return rig.records(run.id()).stream()
                .filter(record -> record.outcome() == outcome)
                .toList();
    }
}
