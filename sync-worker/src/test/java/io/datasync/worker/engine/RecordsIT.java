package io.datasync.worker.engine;

import static io.datasync.worker.engine.SheetSource.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.run.Counts;
import io.datasync.contract.run.Outcome;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.contract.run.RunStatus;
import io.datasync.contract.run.RunView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What becomes of single records when the database, or somebody else, has a say.
class RecordsIT {
    private static final List<@Nullable Object> HEADER =
            row("Code", "Name", "Description", "Active");
    private static final List<@Nullable Object> PACKAGES =
            row("Code", "Brand Code", "Name", "Duration (minutes)", "Price", "Active");

    @Test
    void recordsTheDatabaseRefusesFailAloneAndTheOthersGoIn() {
        try (EngineRig rig = new EngineRig()) {
            rig.execute(
                    "ALTER TABLE directory.location ADD CONSTRAINT no_menteng CHECK (name NOT LIKE '%Menteng%')");
            rig.source.day(1);

            RunView run = rig.sync(rig.worker(), "locations");

            assertThat(run.status()).isEqualTo(RunStatus.PARTIAL);
            assertThat(run.counts()).isEqualTo(new Counts(43, 0, 0, 0, 2));
            List<RecordOutcome> failed = of(rig, run, Outcome.FAILED);
            assertThat(failed)
                    .extracting(RecordOutcome::name)
                    .containsExactly("Menteng", "Menteng 2");
            assertThat(failed)
                    .extracting(RecordOutcome::reason)
                    .containsOnly(
                            "Database rejected the record: new row for relation \"location\" violates check constraint \"no_menteng\"");
            assertThat(rig.rows("SELECT count(*)::text FROM directory.location"))
                    .containsExactly("43");
        }
    }

    @Test
    void updatesTheDatabaseRefusesFailAloneAndLeaveTheRecordAsItWas() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            rig.source.day(1);
            rig.sync(worker, "locations");
            rig.execute(
                    "ALTER TABLE directory.location ADD CONSTRAINT opens CHECK (closes_at <> '23:00')");
            rig.source.day(2);

            RunView run = rig.sync(worker, "locations");

            assertThat(run.message())
                    .isEqualTo(
                            "Processed 50 locations: 2 created, 2 updated, 40 unchanged, 3 skipped, 3 failed.");
            assertThat(of(rig, run, Outcome.FAILED))
                    .extracting(RecordOutcome::name)
                    .containsExactly("Kemang", "Riau 2", "Setiabudi 2");
            assertThat(
                            rig.rows(
                                    "SELECT closes_at::text FROM directory.location WHERE code = 'LOC-001'"))
                    .containsExactly("21:00:00");
        }
    }

    @Test
    void aRecordSomebodyElseChangedAfterThePlanIsAConflictAndIsNotOverwritten() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            rig.source.day(1);
            rig.sync(worker, "locations");
            rig.source.day(2);
            onceBefore(
                    worker,
                    "pg_advisory_xact_lock_shared",
                    4,
                    () -> {
                        rig.execute(
                                "UPDATE directory.location SET phone_number = '+628111' WHERE code = 'LOC-002'");
                        rig.execute(
                                "INSERT INTO directory.location (code, name, city) VALUES ('LOC-101', 'Bintaro too', 'Jakarta')");
                        rig.execute("DELETE FROM directory.location WHERE code = 'LOC-003'");
                    });

            RunView run = rig.sync(worker, "locations");

            List<RecordOutcome> failed = of(rig, run, Outcome.FAILED);
            assertThat(failed)
                    .extracting(record -> record.key() + " " + record.reason())
                    .contains(
                            "LOC-002 Changed by someone else since the plan was made: Phone number is now +628111, was +6281272387804",
                            "LOC-003 Changed by someone else since the plan was made: the record is no longer there",
                            "LOC-101 Changed by someone else since the plan was made: a record with this key was created");
            assertThat(failed.getFirst().problems().getFirst().value()).isEqualTo("+6281255550001");
            assertThat(
                            rig.rows(
                                    "SELECT phone_number FROM directory.location WHERE code = 'LOC-002'"))
                    .containsExactly("+628111");
            assertThat(run.message())
                    .isEqualTo(
                            "Processed 50 locations: 1 created, 1 updated, 40 unchanged, 3 skipped, 5 failed.");
        }
    }

    @Test
    void ofRowsThatShareAUniqueValueTheFirstThatIsNeitherSkippedNorFailedHasIt() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            packages(rig);
            rig.source.tab(
                    "Brands",
                    List.of(HEADER, row("B1", "One", null, true), row("B2", "Two", null, true)));
            rig.sync(worker, "brands-packages");
            rig.source.tab(
                    "Brands",
                    List.of(
                            HEADER,
                            row("B3", "One", null, true), // held by B1 as the run began
                            row("B1", "Uno", null, true),
                            row(
                                    "B4", "Three", null,
                                    "perhaps"), // unreadable: skipped, holds nothing
                            row("B5", "Three", null, true), // the first that counts
                            row("B6", "Three", null, true),
                            row("B2", "Two", "said twice", true)));

            RunView run = rig.sync(worker, "brands-packages");

            assertThat(rig.details(run.id()).subList(0, 5))
                    .containsExactly(
                            "Processed 6 brands: 1 created, 2 updated, 0 unchanged, 1 skipped, 2 failed.",
                            "Created: Three (B5).",
                            "Updated: Uno (name: One → Uno), Two (description: (blank) → said twice).",
                            "Skipped: 1 Invalid data.",
                            "Failed: One (Validation failed: Name has already been taken), Three (Validation failed: Name has already been taken).");
            RecordOutcome taken = of(rig, run, Outcome.FAILED).getFirst();
            assertThat(taken.problems())
                    .singleElement()
                    .extracting("cell", "value")
                    .containsExactly("B2", "One");
        }
    }

    @Test
    void aReferenceMayMeanARecordThatTheSameRunCreates() {
        try (EngineRig rig = EngineRig.unguarded()) {
            rig.source.tab(
                    "Brands",
                    List.of(HEADER, row("B1", "One", null, true), row(null, "None", null, true)));
            rig.source.tab(
                    "Packages",
                    List.of(
                            PACKAGES,
                            row("P1", "B1", "Massage", 60, 100.5, true),
                            row("P2", "B9", "Facial", 0, -1, true)));

            RunView run = rig.sync(rig.worker(), "brands-packages");

            assertThat(run.message())
                    .isEqualTo(
                            "Processed 2 brands: 1 created, 0 updated, 0 unchanged, 1 skipped, 0 failed. Processed 2 packages: 1 created, 0 updated, 0 unchanged, 0 skipped, 1 failed.");
            assertThat(of(rig, run, Outcome.FAILED))
                    .extracting(RecordOutcome::reason)
                    .containsExactly(
                            "Validation failed: Brand code must exist, Duration minutes must be greater than 0, Price must be greater than or equal to 0");
            assertThat(of(rig, run, Outcome.CREATED).getLast().changes())
                    .extracting("newValue")
                    .containsExactly(
                            "P1", "B1", "Massage", 60, new java.math.BigDecimal("100.5"), true);
        }
    }

    @Test
    void aColumnThatTheSheetDoesNotHaveLeavesRecordsAsTheyAreAndGivesNewOnesTheDefault() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            packages(rig);
            rig.source.tab(
                    "Brands",
                    List.of(
                            HEADER,
                            row("B1", "One", "first", false),
                            row("B2", "Two", "second", false)));
            rig.sync(worker, "brands-packages");
            rig.source.tab(
                    "Brands",
                    List.of(
                            row("Name", "Code"),
                            row("One", "B1"),
                            row("Zwei", "B2"),
                            row("Three", "B3")));

            RunView run = rig.sync(worker, "brands-packages");

            assertThat(rig.details(run.id()).subList(1, 3))
                    .containsExactly("Created: Three (B3).", "Updated: Zwei (name: Two → Zwei).");
            assertThat(
                            rig.rows(
                                    "SELECT code || ':' || coalesce(description, '-') || ':' || active FROM directory.brand ORDER BY 1"))
                    .containsExactly("B1:first:false", "B2:second:false", "B3:-:true");
        }
    }

    @Test
    void recordsThatNoRowNamesAreCountedAsAbsentAndKept() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            packages(rig);
            List<List<@Nullable Object>> all = new ArrayList<>();
            all.add(HEADER);
            for (int i = 1; i <= 9; i++) {
                all.add(row("B" + i, "Brand " + i, null, true));
            }
            rig.source.tab("Brands", all);
            rig.sync(worker, "brands-packages");
            rig.source.tab(
                    "Brands",
                    List.of(
                            HEADER,
                            row("B1", "Brand 1", null, true), // unchanged
                            row("B2", "Zwei", null, true), // updated
                            row("B3", "Brand 1", null, true), // failed: taken
                            row("B4", null, null, true), // skipped, and names B4
                            row("B1", "Again", null, true), // a duplicate of one that is named
                            row("B4", null, null, true),
                            row("B5", "Brand 5", null, "?")));

            RunView run = rig.sync(worker, "brands-packages");

            assertThat(run.datasets().getFirst().absent()).isEqualTo(4);
            assertThat(rig.rows("SELECT count(*)::text FROM directory.brand")).containsExactly("9");
        }
    }

    @Test
    void everyKindOfTextSurvivesTheWayIntoTheTableAndTheDetails() {
        try (EngineRig rig = new EngineRig()) {
            packages(rig);
            String odd = "tab\\t \"quoted\" back\\slash, comma {braces} ünïcödé 😀 \\N NULL";
            rig.source.tab("Brands", List.of(HEADER, row("B|1\\", odd, "\\.", "no")));

            RunView run = rig.sync(rig.worker(), "brands-packages");

            assertThat(
                            rig.rows(
                                    "SELECT name || '~' || description || '~' || active FROM directory.brand"))
                    .containsExactly(odd + "~\\.~false");
            RecordOutcome created = of(rig, run, Outcome.CREATED).getFirst();
            assertThat(created.key()).isEqualTo("B\\|1\\\\");
            assertThat(created.name()).isEqualTo(odd);
            assertThat(created.changes())
                    .extracting("newValue")
                    .containsExactly("B|1\\", odd, "\\.", false);
        }
    }

    @Test
    void manyRecordsAreCutIntoSlicesAndNoneIsLost() {
        try (EngineRig rig = new EngineRig()) {
            packages(rig);
            List<List<@Nullable Object>> rows = new ArrayList<>();
            rows.add(HEADER);
            for (int i = 0; i < 3000; i++) {
                rows.add(row("B" + i, i % 100 == 7 ? null : "Brand " + i, "x".repeat(50), true));
            }
            rig.source.tab("Brands", rows);

            RunView run =
                    rig.sync(rig.worker(new TestSettings(1000, 250, 20_000)), "brands-packages");

            assertThat(run.counts()).isEqualTo(new Counts(2970, 0, 0, 30, 0));
            assertThat(rig.records(run.id()))
                    .extracting(RecordOutcome::row)
                    .containsExactlyElementsOf(
                            java.util.stream.IntStream.rangeClosed(2, 3001).boxed().toList());
        }
    }

    private static void packages(EngineRig rig) {
        rig.source.tab("Packages", List.of(PACKAGES));
    }

    private static List<RecordOutcome> of(EngineRig rig, RunView run, Outcome outcome) {
        return rig.records(run.id()).stream()
                .filter(record -> record.outcome() == outcome)
                .toList();
    }

    private static void onceBefore(TestWorker worker, String sql, int time, Runnable task) {
        int[] seen = {0};
        worker.kill.watch(
                statement -> {
                    if (statement.contains(sql) && ++seen[0] == time) {
                        task.run();
                    }
                });
    }
}
