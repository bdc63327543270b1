package io.datasync.worker.engine;

import static io.datasync.worker.engine.SheetSource.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.run.Counts;
import io.datasync.contract.run.DerivedFrom;
import io.datasync.contract.run.Outcome;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.contract.run.RunStatus;
import io.datasync.contract.run.RunView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What an undo takes back, what it keeps, and what it cannot take back.
class UndoIT {
    private static final List<String> TYPES =
            List.of("locations", "therapists", "leaves", "admins", "brands-packages");
    private static final List<@Nullable Object> BRANDS =
            row("Code", "Name", "Description", "Active");
    private static final List<@Nullable Object> PACKAGES =
            row("Code", "Brand Code", "Name", "Duration (minutes)", "Price", "Active");

    @Test
    void undoingDayTwoRestoresDayOneAndUndoingDayOneEmptiesTheTables() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            List<RunView> dayOne = day(rig, worker, 1);
            Map<String, List<String>> afterDayOne = tables(rig);
            List<RunView> dayTwo = day(rig, worker, 2);
            Map<String, List<String>> afterDayTwo = tables(rig);
            assertThat(afterDayTwo).isNotEqualTo(afterDayOne);

            List<RunView> undone = undo(rig, worker, dayTwo.reversed());
            assertThat(tables(rig)).isEqualTo(afterDayOne);
            assertThat(undone).extracting(RunView::status).containsOnly(RunStatus.SUCCEEDED);

            List<RunView> undoneAgain = undo(rig, worker, undone.reversed());
            assertThat(tables(rig)).isEqualTo(afterDayTwo);
            assertThat(undoneAgain.stream().map(UndoIT::done))
                    .as("all that was taken back is there again")
                    .containsExactlyElementsOf(
                            undone.reversed().stream().map(UndoIT::done).toList());

            undo(rig, worker, undoneAgain.reversed());
            undo(rig, worker, dayOne.reversed());
            assertThat(tables(rig).values()).allSatisfy(rows -> assertThat(rows).isEmpty());
        }
    }

    @Test
    void anUndoTellsWhichRunItIsAboutAndWhatItDid() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            rig.source.day(1);
            rig.sync(worker, "locations");
            rig.source.day(2);
            RunView sync = rig.sync(worker, "locations");

            RunView undo = rig.undo(worker, sync);

            assertThat(undo.derivedFrom())
                    .isEqualTo(new DerivedFrom(DerivedFrom.Kind.UNDO, sync.id()));
            assertThat(undo.message())
                    .isEqualTo(
                            "Undid 5 locations: 2 removed, 3 put back, 0 kept since edited later, 0 could not be undone.");
            assertThat(undo.datasets().getFirst().message()).isEqualTo(undo.message());
            assertThat(undo.datasets().getFirst().absent()).isNull();
            assertThat(undo.source()).isNull();
            assertThat(undo.counts()).isEqualTo(new Counts(0, 5, 0, 0, 0));
            assertThat(rig.events(undo.id()).getFirst())
                    .isInstanceOfSatisfying(
                            SyncEvent.Accepted.class,
                            accepted ->
                                    assertThat(accepted.run().derivedFrom())
                                            .isEqualTo(undo.derivedFrom()));
            RecordOutcome removed =
                    rig.records(undo.id()).stream()
                            .filter(RecordOutcome::wasRemoved)
                            .findFirst()
                            .orElseThrow();
            assertThat(removed.outcome()).isEqualTo(Outcome.UPDATED);
            assertThat(removed.changes()).isNotEmpty();
            assertThat(removed.changes()).extracting("newValue").containsOnlyNulls();
            assertThat(rig.details(undo.id()))
                    .anySatisfy(line -> assertThat(line).startsWith("Removed: "));
        }
    }

    @Test
    void aRecordEditedSinceIsKeptAndSaysWhatItIsNow() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            RunView sync = brands(rig, worker);
            rig.execute("UPDATE directory.brand SET name = 'Zwo' WHERE code = 'B2'");
            rig.execute("UPDATE directory.brand SET description = 'new' WHERE code = 'B3'");

            RunView undo = rig.undo(worker, sync);

            assertThat(undo.status()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(undo.message())
                    .isEqualTo(
                            "Undid 3 brands: 0 removed, 1 put back, 2 kept since edited later, 0 could not be undone. Undid 0 packages: 0 removed, 0 put back, 0 kept since edited later, 0 could not be undone.");
            assertThat(rig.details(undo.id()))
                    .contains(
                            "Updated: One (name: Uno → One).",
                            "Skipped: 1 Edited since: Name, 1 Edited since: Description.");
            assertThat(of(rig, undo, Outcome.SKIPPED).getFirst().problems())
                    .singleElement()
                    .extracting("header", "value", "message")
                    .containsExactly("Name", "Zwo", "Name is now Zwo, the run had made it Zwei");
            assertThat(brandRows(rig)).containsExactly("B1:One:-", "B2:Zwo:second", "B3:Three:new");
        }
    }

    @Test
    void anEditOfWhatTheRunDidNotChangeIsLeftAsItIs() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            RunView sync = brands(rig, worker);
            rig.execute("UPDATE directory.brand SET active = false WHERE code = 'B1'");

            RunView undo = rig.undo(worker, sync);

            assertThat(rig.records(undo.id()).getFirst().changes())
                    .singleElement()
                    .extracting("field", "old", "newValue")
                    .containsExactly("name", "Uno", "One");
            assertThat(
                            rig.rows(
                                    "SELECT name || ':' || active FROM directory.brand WHERE code = 'B1'"))
                    .containsExactly("One:false");
        }
    }

    @Test
    void whatIsGoneOrTakenOrReferredToCouldNotBeUndone() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            RunView sync = brands(rig, worker);
            rig.execute("INSERT INTO directory.brand (code, name) VALUES ('B9', 'One')");
            rig.execute("DELETE FROM directory.brand WHERE code = 'B2'");
            for (int i = 1; i <= 4; i++) {
                rig.execute(
                        "INSERT INTO directory.package (code, brand_code, name) VALUES ('P%1$d', 'B3', 'P')"
                                .formatted(i));
            }

            RunView undo = rig.undo(worker, sync);

            assertThat(undo.status()).isEqualTo(RunStatus.PARTIAL);
            assertThat(undo.counts()).isEqualTo(new Counts(0, 0, 0, 0, 3));
            assertThat(of(rig, undo, Outcome.FAILED))
                    .extracting(record -> record.name() + ": " + record.reason())
                    .containsExactly(
                            "One: Could not be undone: Name has already been taken",
                            "Zwei: Could not be undone: the record is no longer there",
                            "Three: Could not be undone: it is referred to by packages P1, P2, P3 and 1 more");
            assertThat(brandRows(rig)).containsExactly("B1:Uno:-", "B3:Three:-", "B9:One:-");
        }
    }

    @Test
    void whatRefersToARecordIsRemovedBeforeIt() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            RunView sync = brandsWithPackages(rig, worker);
            rig.execute(
                    "ALTER TABLE directory.package ADD FOREIGN KEY (brand_code) REFERENCES directory.brand");

            RunView undo = rig.undo(worker, sync);

            assertThat(undo.message())
                    .isEqualTo(
                            "Undid 2 brands: 2 removed, 0 put back, 0 kept since edited later, 0 could not be undone. Undid 2 packages: 2 removed, 0 put back, 0 kept since edited later, 0 could not be undone.");
            assertThat(brandRows(rig)).isEmpty();

            RunView again = rig.undo(worker, undo);

            assertThat(again.counts()).isEqualTo(new Counts(4, 0, 0, 0, 0));
            assertThat(rig.rows("SELECT code || brand_code FROM directory.package ORDER BY 1"))
                    .containsExactly("P1B1", "P2B2");
        }
    }

    @Test
    void aRecordStaysWithWhatRefersToItWhenThatIsKept() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            RunView sync = brandsWithPackages(rig, worker);
            rig.execute("UPDATE directory.package SET price = 1 WHERE code = 'P1'");

            RunView undo = rig.undo(worker, sync);

            assertThat(undo.message())
                    .isEqualTo(
                            "Undid 2 brands: 1 removed, 0 put back, 0 kept since edited later, 1 could not be undone. Undid 2 packages: 1 removed, 0 put back, 1 kept since edited later, 0 could not be undone.");
            assertThat(of(rig, undo, Outcome.FAILED))
                    .extracting(RecordOutcome::reason)
                    .containsExactly("Could not be undone: it is referred to by packages P1");
            assertThat(brandRows(rig)).containsExactly("B1:One:-");
        }
    }

    @Test
    void whatWouldReferToNothingIsNotPutBack() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            RunView sync = brandsWithPackages(rig, worker);
            RunView undo = rig.undo(worker, sync);
            rig.execute("INSERT INTO directory.brand (code, name) VALUES ('B1', 'Another')");
            rig.execute("INSERT INTO directory.brand (code, name) VALUES ('B8', 'Two')");

            RunView again = rig.undo(worker, undo);

            assertThat(of(rig, again, Outcome.FAILED))
                    .extracting(record -> record.key() + ": " + record.reason())
                    .containsExactly(
                            "B1: Could not be undone: a record with this key was created since",
                            "B2: Could not be undone: Name has already been taken",
                            "P2: Could not be undone: Brand code must exist");
            assertThat(rig.rows("SELECT code || brand_code FROM directory.package"))
                    .containsExactly("P1B1");
        }
    }

    @Test
    void whatSomebodyElseChangesAfterThePlanIsAConflictAndIsNotRemoved() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            RunView sync = brandsOnly(rig, worker, 5);
            onceApplying(
                    worker,
                    () -> {
                        rig.execute("UPDATE directory.brand SET name = 'Mine' WHERE code = 'B2'");
                        rig.execute(
                                "UPDATE directory.brand SET _version = _version + 1 WHERE code = 'B3'");
                        rig.execute("DELETE FROM directory.brand WHERE code = 'B4'");
                        rig.execute(
                                "INSERT INTO directory.package (code, brand_code, name) VALUES ('P1', 'B5', 'P')");
                    });

            RunView undo = rig.undo(worker, sync);

            String changed = " Changed by someone else since the plan was made: ";
            assertThat(of(rig, undo, Outcome.FAILED))
                    .extracting(record -> record.key() + " " + record.reason())
                    .containsExactly(
                            "B2" + changed + "Name is now Mine, was Brand 2",
                            "B3" + changed + "its version is another",
                            "B4" + changed + "the record is no longer there",
                            "B5" + changed + "other records refer to it now");
            assertThat(undo.message())
                    .startsWith(
                            "Undid 5 brands: 1 removed, 0 put back, 0 kept since edited later, 4 could not be undone.");
            assertThat(rig.rows("SELECT code FROM directory.brand ORDER BY 1"))
                    .containsExactly("B2", "B3", "B5");
        }
    }

    @Test
    void whatTheDatabaseRefusesToTakeBackFailsAlone() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            RunView sync = brandsOnly(rig, worker, 9);
            rig.execute("CREATE TABLE kept (code text REFERENCES directory.brand)");
            rig.execute("INSERT INTO kept VALUES ('B4')");

            RunView undo = rig.undo(worker, sync);

            assertThat(of(rig, undo, Outcome.FAILED))
                    .singleElement()
                    .satisfies(record -> assertThat(record.key()).isEqualTo("B4"))
                    .satisfies(
                            record ->
                                    assertThat(record.reason())
                                            .startsWith("Database rejected the record: "));
            assertThat(rig.rows("SELECT code FROM directory.brand")).containsExactly("B4");
        }
    }

    @Test
    void aRunThatWasCancelledHalfWayIsUndoneAsFarAsItGot() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker(TestSettings.chunksOf(10));
            rig.source.day(1);
            int[] fences = {0};
            worker.kill.watch(
                    sql -> {
                        // Reading, read and planned come before the chunks.
                        if (sql.contains("pg_advisory_xact_lock_shared") && ++fences[0] == 5) {
                            rig.execute("UPDATE run SET cancel_requested = true");
                        }
                    });
            RunView cancelled = rig.sync(worker, "locations");
            assertThat(cancelled.status()).isEqualTo(RunStatus.CANCELLED);
            long created = cancelled.counts().created();
            assertThat(created).isPositive();

            RunView undo = rig.undo(worker, cancelled);

            assertThat(undo.counts()).isEqualTo(new Counts(0, created, 0, 0, 0));
            assertThat(rig.rows("SELECT code FROM directory.location")).isEmpty();
        }
    }

    @Test
    void everyKindOfValueComesBackAsItWas() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            String odd = "tab\\t \"quoted\" back\\slash, comma {braces} ünïcödé 😀 \\N NULL";
            rig.source.tab("Packages", List.of(PACKAGES));
            rig.source.tab("Brands", List.of(BRANDS, row("B|1\\", odd, "\\.", "no")));
            rig.sync(worker, "brands-packages");
            Map<String, List<String>> before = tables(rig);
            rig.source.tab("Brands", List.of(BRANDS, row("B|1\\", "plain", null, "yes")));

            RunView sync = rig.sync(worker, "brands-packages");
            assertThat(tables(rig)).isNotEqualTo(before);
            rig.undo(worker, sync);

            assertThat(tables(rig)).isEqualTo(before);
        }
    }

    private static List<RunView> day(EngineRig rig, TestWorker worker, int day) {
        rig.source.day(day);
        return TYPES.stream().map(type -> rig.sync(worker, type)).toList();
    }

    private static List<RunView> undo(EngineRig rig, TestWorker worker, List<RunView> runs) {
        List<RunView> undone = new ArrayList<>();
        runs.forEach(run -> undone.add(rig.undo(worker, run)));
        return undone;
    }

    private static long done(RunView run) {
        return run.counts().created() + run.counts().updated();
    }

    /// B1 and B2 renamed, B3 created.
    private static RunView brands(EngineRig rig, TestWorker worker) {
        rig.source.tab("Packages", List.of(PACKAGES));
        rig.source.tab(
                "Brands",
                List.of(BRANDS, row("B1", "One", null, true), row("B2", "Two", null, true)));
        rig.sync(worker, "brands-packages");
        rig.source.tab(
                "Brands",
                List.of(
                        BRANDS,
                        row("B1", "Uno", null, true),
                        row("B2", "Zwei", "second", true),
                        row("B3", "Three", null, true)));
        return rig.sync(worker, "brands-packages");
    }

    private static RunView brandsWithPackages(EngineRig rig, TestWorker worker) {
        rig.source.tab(
                "Packages",
                List.of(
                        PACKAGES,
                        row("P1", "B1", "Massage", 60, 100.5, true),
                        row("P2", "B2", "Facial", 30, 50, true)));
        rig.source.tab(
                "Brands",
                List.of(BRANDS, row("B1", "One", null, true), row("B2", "Two", null, true)));
        return rig.sync(worker, "brands-packages");
    }

    private static RunView brandsOnly(EngineRig rig, TestWorker worker, int count) {
        rig.source.tab("Packages", List.of(PACKAGES));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(BRANDS);
        for (int i = 1; i <= count; i++) {
            rows.add(row("B" + i, "Brand " + i, null, true));
        }
        rig.source.tab("Brands", rows);
        return rig.sync(worker, "brands-packages");
    }

    private static List<String> brandRows(EngineRig rig) {
        return rig.rows(
                "SELECT code || ':' || name || ':' || coalesce(description, '-') FROM directory.brand ORDER BY 1");
    }

    private static List<RecordOutcome> of(EngineRig rig, RunView run, Outcome outcome) {
        return rig.records(run.id()).stream()
                .filter(record -> record.outcome() == outcome)
                .toList();
    }

    /// All records, without what no undo can bring back: how often they were written.
    private static Map<String, List<String>> tables(EngineRig rig) {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        rig.records()
                .forEach(
                        (table, rows) ->
                                tables.put(
                                        table,
                                        rows.stream()
                                                .map(
                                                        row ->
                                                                row.replaceAll(
                                                                        "\"_version\": \\d+", ""))
                                                .sorted()
                                                .toList()));
        return tables;
    }

    /// Once the plan of the next run stands, before its first chunk is written.
    private static void onceApplying(TestWorker worker, Runnable task) {
        boolean[] planned = {false};
        boolean[] done = {false};
        worker.kill.watch(
                sql -> {
                    if (planned[0] && !done[0] && sql.contains("pg_advisory_xact_lock_shared")) {
                        done[0] = true;
                        task.run();
                    }
                    planned[0] |= Objects.requireNonNull(sql).contains("INSERT INTO chunk");
                });
    }
}
