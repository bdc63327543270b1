package io.datasync.worker.engine;

import static io.datasync.worker.engine.SheetSource.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.run.Outcome;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.contract.run.RecordOutcome.Problem;
import io.datasync.contract.run.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever a record is skipped or failed for, it is said where it stands, what was found, and what to do.
class ReasonsIT {
    private static final List<@Nullable Object> BRANDS =
            row("Code", "Name", "Description", "Active");
    private static final List<@Nullable Object> PACKAGES =
            row("Code", "Brand Code", "Name", "Duration (minutes)", "Price", "Active");

    @Test
    void everySkippedAndFailedRecordOfTheGoldenDaysSaysWhereAndWhatToDo() {
        try (EngineRig rig = EngineRig.unguarded()) {
            TestWorker worker = rig.worker();
            List<RecordOutcome> all = new ArrayList<>();
            for (int day = 1; day <= 2; day++) {
                rig.source.day(day);
                for (String type :
                        List.of("locations", "therapists", "leaves", "admins", "brands-packages")) {
                    all.addAll(unwell(rig, rig.sync(worker, type)));
                }
            }

            assertThat(all).isNotEmpty().allSatisfy(ReasonsIT::isExplained);
            assertThat(messages(all))
                    .contains(
                            "Unknown therapist", "Duplicate in sheet", "Location code must exist");
        }
    }

    @Test
    void everyReasonThereIsSaysWhereAndWhatToDo() {
        try (EngineRig rig = EngineRig.unguarded()) {
            TestWorker worker = rig.worker();
            rig.source.tab(
                    "Brands",
                    List.of(
                            BRANDS,
                            row("B1", "One", null, true),
                            row("B2", "Two", null, true),
                            row("B3", "Three", "held", true)));
            rig.source.tab("Packages", List.of(PACKAGES));
            rig.sync(worker, "brands-packages");
            rig.execute(
                    "ALTER TABLE directory.brand ADD CONSTRAINT no_swearing CHECK (description <> 'damn')");
            rig.execute("ALTER TABLE directory.brand ALTER COLUMN name TYPE varchar(20)");
            rig.execute("CREATE UNIQUE INDEX one_description ON directory.brand (description)");
            rig.source.tab(
                    "Brands",
                    List.of(
                            BRANDS,
                            row("B1", "One", "damn", true),
                            row("B2", "Two, too long by far", "two", true),
                            row("B2", "Two", null, true),
                            row("B3", "Drei", "three", true),
                            row(null, "None", null, true),
                            row("B5", "#REF!", null, true),
                            row("B6", "Six", null, "perhaps"),
                            row("B7", "One", null, true),
                            row("B8", "Eight is longer than it may be", "eight", true),
                            row("B9", "Nine", "damn", true),
                            row("B10", "Ten", "held", true),
                            row("B11", "Eleven", "eleven", true)));
            rig.source.tab(
                    "Packages",
                    List.of(
                            PACKAGES,
                            row("P1", "B99", "One", 0, -1, true),
                            row("P2", null, "Two", null, null, true)));
            int[] seen = {0};
            worker.kill.watch(
                    sql -> {
                        if (sql.contains("pg_advisory_xact_lock_shared") && ++seen[0] == 4) {
                            rig.execute(
                                    "UPDATE directory.brand SET name = 'Tres' WHERE code = 'B3'");
                            rig.execute(
                                    "INSERT INTO directory.brand (code, name, description, active) VALUES ('B11', 'Elf', 'eleven', true)");
                        }
                    });

            List<RecordOutcome> all =
                    new ArrayList<>(unwell(rig, rig.sync(worker, "brands-packages")));
            all.addAll(unwell(rig, outOfScope(rig, worker)));

            assertThat(all).allSatisfy(ReasonsIT::isExplained);
            assertThat(messages(all))
                    .containsExactlyInAnyOrder(
                            "new row for relation \"brand\" violates check constraint \"no_swearing\"",
                            "Duplicate in sheet",
                            "Name is now Tres, was Three",
                            "Code is missing",
                            "Name is a formula error",
                            "Active is not true or false",
                            "Name has already been taken",
                            "value too long for type character varying(20)",
                            "duplicate key value violates unique constraint \"one_description\"",
                            "a record with this key was created",
                            "Name is now Elf",
                            "Brand code must exist",
                            "Duration minutes must be greater than 0",
                            "Price must be greater than or equal to 0",
                            "Brand code can't be blank",
                            "Duration minutes can't be blank",
                            "Price can't be blank",
                            "Wrong employment type",
                            "Unknown therapist");
        }
    }

    private static RunView outOfScope(EngineRig rig, TestWorker worker) {
        rig.source.tab(
                "Therapists",
                List.of(
                        row(
                                "Employee ID",
                                "Full Name",
                                "Employment Type",
                                "Specializations",
                                "Email"),
                        row("E1", "Ann", "Freelance", "Massage", null)));
        rig.source.tab(
                "Schedules",
                List.of(
                        row("Employee ID", "Day", "Start Time", "End Time"),
                        row("E9", "Monday", "9:00", "10:00")));
        return rig.sync(worker, "therapists");
    }

    @ParameterizedTest
    @CsvSource({"create, 0", "create, 5", "create, 9", "update, 0", "update, 5", "update, 9"})
    void aRefusedRecordFailsAloneWhereverInTheChunkItStands(String how, int bad) {
        try (EngineRig rig = EngineRig.unguarded()) {
            TestWorker worker = rig.worker();
            rig.source.tab("Packages", List.of(PACKAGES));
            if (how.equals("update")) {
                rig.source.tab("Brands", brands("before", -1));
                rig.sync(worker, "brands-packages");
            }
            rig.execute(
                    "ALTER TABLE directory.brand ADD CONSTRAINT no_swearing CHECK (description <> 'damn')");
            rig.source.tab("Brands", brands("after", bad));

            RunView run = rig.sync(worker, "brands-packages");

            assertThat(run.counts().failed()).isEqualTo(1);
            assertThat(run.counts().created() + run.counts().updated()).isEqualTo(9);
            assertThat(unwell(rig, run))
                    .singleElement()
                    .satisfies(
                            record ->
                                    assertThat(record.problems())
                                            .extracting(Problem::cell, Problem::value)
                                            .containsExactly(
                                                    org.assertj.core.groups.Tuple.tuple(
                                                            "C" + (bad + 2), "damn")));
            assertThat(
                            rig.rows(
                                    "SELECT count(*)::text FROM directory.brand WHERE description = 'after'"))
                    .containsExactly("9");
        }
    }

    private static List<List<@Nullable Object>> brands(String description, int bad) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(BRANDS);
        for (int i = 0; i < 10; i++) {
            rows.add(row("B" + i, "Brand " + i, i == bad ? "damn" : description, true));
        }
        return rows;
    }

    private static List<RecordOutcome> unwell(EngineRig rig, RunView run) {
        return rig.records(run.id()).stream()
                .filter(r -> r.outcome() == Outcome.SKIPPED || r.outcome() == Outcome.FAILED)
                .toList();
    }

    private static List<String> messages(List<RecordOutcome> records) {
        return records.stream()
                .flatMap(record -> record.problems().stream())
                .map(Problem::message)
                .distinct()
                .toList();
    }

    private static void isExplained(RecordOutcome record) {
        assertThat(record.tab()).isNotBlank();
        assertThat(record.row()).isGreaterThan(1);
        assertThat(record.reason()).isNotBlank();
        assertThat(record.problems()).as(record.reason()).isNotEmpty();
        for (Problem problem : record.problems()) {
            assertThat(problem.column()).matches("[A-Z]+");
            assertThat(problem.cell()).isEqualTo(problem.column() + record.row());
            assertThat(Stream.of(problem.header(), problem.message(), problem.action()))
                    .allSatisfy(text -> assertThat(text).isNotBlank());
            boolean blank =
                    problem.message().endsWith("blank") || problem.message().endsWith("missing");
            assertThat(problem.value() == null).as(problem.toString()).isEqualTo(blank);
            if (problem.value() != null) {
                assertThat(problem.value()).hasSizeLessThanOrEqualTo(100);
            }
        }
    }
}
