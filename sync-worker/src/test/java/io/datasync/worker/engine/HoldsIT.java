package io.datasync.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.contract.Json;
import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.run.Counts;
import io.datasync.contract.run.Hold;
import io.datasync.contract.run.Keys;
import io.datasync.contract.run.Outcome;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunStatus;
import io.datasync.contract.run.RunView;
import io.datasync.worker.run.Approval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Runs that wait to be approved: what is shown is what is applied, or nothing is.
class HoldsIT {
    @Test
    void aPreviewShowsEveryRecordAndItsApprovalAppliesExactlyThose() throws Exception {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = dayOne(rig, TestSettings.chunksOf(20));
            Map<String, List<String>> before = rig.records();
            AtomicInteger readings = new AtomicInteger();
            rig.source.beforeRows(readings::incrementAndGet);

            UUID syncId = worker.preview("therapists");

            RunView held = rig.view(syncId);
            Hold hold = Objects.requireNonNull(held.hold());
            assertThat(held.status()).isEqualTo(RunStatus.AWAITING_APPROVAL);
            assertThat(hold.reason()).isEqualTo(Hold.Reason.PREVIEW);
            assertThat(hold.expiresAt()).isEqualTo(hold.heldAt().plusSeconds(3600));
            assertThat(held.progress()).isNull();
            assertThat(rig.records()).as("nothing is written").isEqualTo(before);
            assertThat(worker.claims.claim()).as("nobody can claim it").isEmpty();
            assertThat(rig.rows("SELECT count(*)::text FROM lease")).containsExactly("0");
            List<RecordOutcome> shown = planned(rig, syncId);

            assertThat(worker.approve(held)).isEqualTo(Approval.APPROVED);
            worker.workOff();

            RunView run = rig.view(syncId);
            assertThat(run.status()).isEqualTo(RunStatus.PARTIAL);
            assertThat(run.hold()).extracting(Hold::approvedBy).isEqualTo(EngineRig.MICHAEL);
            assertThat(rig.records(syncId)).isEqualTo(shown);
            for (int i = 0; i < 2; i++) {
                assertThat(run.datasets().get(i).counts())
                        .isEqualTo(held.datasets().get(i).planned());
            }
            shown.forEach(record -> assertThatItIsSo(rig, record));
            assertThat(readings).as("the sheet is not read again").hasValue(1);
            assertThat(types(rig, syncId))
                    .containsSubsequence(
                            "Planned",
                            "AbsentRecords",
                            "PlannedRecords",
                            "Held",
                            "Approved",
                            "RecordsChanged",
                            "Completed")
                    .containsOnlyOnce("Started");
            assertGapless(rig, syncId);
        }
    }

    @Test
    void anApprovalIsTakenOnceAndOnlyForThePlanThatWaits() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = dayOne(rig, TestSettings.SHIPPED);
            RunView ordinary = rig.sync(worker, "admins");
            RunView held = rig.view(worker.preview("locations"));

            assertThat(worker.approve(ordinary, "0")).isEqualTo(Approval.NOT_HELD);
            assertThat(worker.approve(held, "0")).isEqualTo(Approval.PLAN_CHANGED);
            assertThat(rig.view(held.id())).isEqualTo(held);
            assertThat(worker.approve(held)).isEqualTo(Approval.APPROVED);
            assertThat(worker.approve(held)).isEqualTo(Approval.KNOWN);
            worker.workOff();
            assertThat(worker.approve(held)).isEqualTo(Approval.KNOWN);
            assertThat(types(rig, held.id())).containsOnlyOnce("Approved");
        }
    }

    @Test
    void aHeldRunThatNobodyApprovesInTimeEndsCancelledAndCannotBeApprovedAnyMore() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = dayOne(rig, TestSettings.SHIPPED);
            Map<String, List<String>> before = rig.records();
            RunView held = rig.view(worker.preview("locations"));
            assertThat(worker.ends.expire()).as("its hour is not over").isEmpty();
            expireNow(rig);

            assertThat(worker.approve(held)).isEqualTo(Approval.TOO_LATE);
            assertThat(worker.ends.expire()).extracting(RunView::id).containsExactly(held.id());
            assertThat(worker.approve(held)).isEqualTo(Approval.TOO_LATE);
            worker.workOff();

            RunView run = rig.view(held.id());
            assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
            assertThat(run.message())
                    .isEqualTo(
                            "Cancelled: nobody approved the plan before it expired. Nothing was changed.");
            assertThat(types(rig, held.id())).endsWith("Held", "Completed");
            assertThat(rig.records()).isEqualTo(before);
            assertThat(rig.rows("SELECT relname FROM pg_class WHERE relname ~ '^(stage|plan)_\\d'"))
                    .isEmpty();
        }
    }

    @Test
    void theExecutorEndsWhatHasExpired() throws Exception {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = dayOne(rig, TestSettings.SHIPPED);
            UUID syncId = worker.preview("locations");
            expireNow(rig);

            worker.executor.start();
            long until = System.nanoTime() + 10_000_000_000L;
            while (!rig.view(syncId).status().ended()) {
                assertThat(System.nanoTime()).as("no end").isLessThan(until);
                Thread.sleep(20);
            }
            worker.executor.stop();

            assertThat(rig.view(syncId).status()).isEqualTo(RunStatus.CANCELLED);
        }
    }

    @Test
    void aNewerRunOfTheTypeTakesTheHeldOnesPlace() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = dayOne(rig, TestSettings.SHIPPED);
            RunView held = rig.view(worker.preview("locations"));

            RunView newer = rig.sync(worker, "locations");

            assertThat(newer.counts().updated()).isPositive();
            RunView run = rig.view(held.id());
            assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
            assertThat(run.message())
                    .isEqualTo(
                            "Cancelled: a newer sync took its place before the plan was approved. Nothing was changed.");
            assertThat(types(rig, held.id())).endsWith("Held", "Completed");
            assertThat(worker.approve(held)).isEqualTo(Approval.TOO_LATE);
        }
    }

    @Test
    void aHeldRunIsCancelledAtOnceAndToldOnce() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = dayOne(rig, TestSettings.SHIPPED);
            RunView held = rig.view(worker.preview("locations"));

            worker.cancel(held);
            worker.cancel(held);

            RunView run = rig.view(held.id());
            assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
            assertThat(run.message()).isEqualTo("Cancelled before anything was changed.");
            assertThat(types(rig, held.id())).endsWith("Held", "CancelAccepted", "Completed");
            assertThat(rig.events(held.id()))
                    .filteredOn(SyncEvent.CancelAccepted.class::isInstance)
                    .singleElement()
                    .extracting("cancelledBy")
                    .isEqualTo(EngineRig.MICHAEL);
            assertThat(worker.approve(held)).isEqualTo(Approval.TOO_LATE);
        }
    }

    @Test
    void aPreviewCancelledWhileItIsPlannedIsNotHeld() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = dayOne(rig, TestSettings.SHIPPED);
            TestWorker other = rig.worker();
            worker.kill.watch(
                    sql -> {
                        if (sql.contains("rows_before")) {
                            other.cancel(rig.view(active(rig)));
                        }
                    });

            RunView run = rig.view(worker.preview("locations"));

            assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
            assertThat(types(rig, run.id()))
                    .endsWith("CancelAccepted", "Completed")
                    .doesNotContain("Held");
        }
    }

    @Test
    void ofApprovalExpiryCancellingAndANewerRunExactlyOneWins() throws Exception {
        try (EngineRig rig = new EngineRig();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            TestWorker worker = dayOne(rig, TestSettings.SHIPPED);
            List<TestWorker> others = List.of(rig.worker(), rig.worker(), rig.worker(), worker);
            for (int i = 0; i < 20; i++) {
                RunView held = rig.view(worker.preview("locations"));
                List<Callable<Object>> all = new ArrayList<>();
                all.add(() -> others.get(0).approve(held));
                all.add(
                        () -> {
                            expireNow(rig);
                            return others.get(1).ends.expire();
                        });
                all.add(() -> others.get(2).take("locations"));
                all.add(
                        () -> {
                            others.get(3).cancel(held);
                            return true;
                        });
                Collections.rotate(all, i);
                for (Future<Object> each : threads.invokeAll(all)) {
                    each.get();
                }
                worker.workOff();

                List<String> types = types(rig, held.id());
                assertThat(types).containsOnlyOnce("Completed").endsWith("Completed");
                assertThat(rig.rows("SELECT count(*)::text FROM run WHERE finished_at IS NULL"))
                        .containsExactly("0");
                boolean applied =
                        Objects.requireNonNull(rig.view(held.id()).hold()).approvedAt() != null;
                assertThat(types.contains("Approved")).isEqualTo(applied);
                if (!applied) {
                    assertThat(rig.view(held.id()).status()).isEqualTo(RunStatus.CANCELLED);
                    assertThat(rig.records(held.id())).isEmpty();
                }
                assertGapless(rig, held.id());
            }
        }
    }

    @Test
    void aPlanLostWhileHeldIsMadeAgainAndAppliedWhenItIsTheSame() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = dayOne(rig, TestSettings.SHIPPED);
            RunView held = rig.view(worker.preview("therapists"));
            rig.emptyUnloggedTables();

            assertThat(worker.approve(held)).isEqualTo(Approval.APPROVED);
            worker.workOff();

            assertThat(rig.view(held.id()).status()).isEqualTo(RunStatus.PARTIAL);
            assertThat(rig.records(held.id())).isEqualTo(planned(rig, held.id()));
            assertThat(types(rig, held.id())).containsOnlyOnce("Planned").containsOnlyOnce("Held");
        }
    }

    @Test
    void aPlanLostWhileHeldIsNotReplacedByAnother() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = dayOne(rig, TestSettings.SHIPPED);
            Map<String, List<String>> before = rig.records();
            RunView held = rig.view(worker.preview("therapists"));
            rig.emptyUnloggedTables();
            rig.source.day(1);

            worker.approve(held);
            worker.workOff();

            RunView run = rig.view(held.id());
            assertThat(run.error()).extracting(RunError::code).isEqualTo("PLAN_LOST");
            assertThat(run.message()).endsWith("Nothing was changed.");
            assertThat(rig.records()).isEqualTo(before);
        }
    }

    @Test
    void anApprovedPlanLostWhileItIsAppliedEndsTheRunAndKeepsWhatWasApplied() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = dayOne(rig, TestSettings.chunksOf(10));
            RunView held = rig.view(worker.preview("therapists"));
            worker.approve(held);
            int[] chunks = {0};
            worker.kill.watch(
                    sql -> {
                        if (sql.contains("checkpoint_row =") && ++chunks[0] == 2) {
                            throw new KillSwitch.Killed();
                        }
                    });
            assertThatThrownBy(worker::workOff).isInstanceOf(KillSwitch.Killed.class);
            rig.emptyUnloggedTables();

            rig.lapse();
            rig.worker().workOff();

            RunView run = rig.view(held.id());
            assertThat(run.error()).extracting(RunError::code).isEqualTo("PLAN_LOST");
            assertThat(run.message()).endsWith("What was applied before is kept.");
            assertThat(rig.records(run.id())).isNotEmpty();
        }
    }

    @Test
    void aPlanThatSomebodyTamperedWithIsNotApplied() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = dayOne(rig, TestSettings.SHIPPED);
            Map<String, List<String>> before = rig.records();
            RunView held = rig.view(worker.preview("locations"));
            String plan =
                    rig.rows(
                                    "SELECT relname FROM pg_class WHERE relname ~ '^plan_\\d' AND relkind = 'r'")
                            .getFirst();
            rig.execute(
                    "UPDATE %s SET _version = _version + 1 WHERE _row = (SELECT min(_row) FROM %s WHERE _outcome = 'u')"
                            .formatted(plan, plan));

            worker.approve(held);
            worker.workOff();

            RunView run = rig.view(held.id());
            assertThat(run.status()).isEqualTo(RunStatus.FAILED);
            assertThat(run.error()).extracting(RunError::code).isEqualTo("PLAN_CHANGED");
            assertThat(rig.records()).isEqualTo(before);
        }
    }

    @Test
    void whatAnotherProgramChangedSinceThePreviewIsAConflictAndNotOverwritten() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = dayOne(rig, TestSettings.SHIPPED);
            RunView held = rig.view(worker.preview("locations"));
            rig.execute(
                    "UPDATE directory.location SET phone_number = '+628111' WHERE code = 'LOC-002'");
            rig.execute(
                    "INSERT INTO directory.location (code, name, city) VALUES ('LOC-101', 'Bintaro too', 'Jakarta')");
            rig.execute("DELETE FROM directory.location WHERE code = 'LOC-003'");

            worker.approve(held);
            worker.workOff();

            List<RecordOutcome> failed =
                    rig.records(held.id()).stream()
                            .filter(record -> record.outcome() == Outcome.FAILED)
                            .toList();
            assertThat(failed)
                    .extracting(record -> record.key() + " " + record.reason())
                    .contains(
                            "LOC-002 Changed by someone else since the plan was made: Phone number is now +628111, was +6281272387804",
                            "LOC-003 Changed by someone else since the plan was made: the record is no longer there",
                            "LOC-101 Changed by someone else since the plan was made: a record with this key was created");
            assertThat(failed.getFirst().problems().getFirst().value()).isEqualTo("+6281255550001");
            assertThat(
                            rig.rows(
                                    "SELECT name FROM directory.location WHERE code = 'LOC-101' AND phone_number IS NULL"))
                    .containsExactly("Bintaro too");
            Counts planned = Objects.requireNonNull(held.datasets().getFirst().planned());
            assertThat(rig.view(held.id()).counts().failed()).isEqualTo(planned.failed() + 3);
        }
    }

    static TestWorker dayOne(EngineRig rig, TestSettings settings) {
        TestWorker worker = rig.worker(settings);
        rig.source.day(1);
        rig.sync(worker, "locations");
        rig.sync(worker, "therapists");
        // Of which no sheet knows.
        rig.execute(
                "INSERT INTO directory.therapist (employee_id, full_name, email, employment_type) VALUES ('E-0', 'Gone', 'gone@example.com', 'Karyawan')");
        rig.source.day(2);
        return worker;
    }

    static List<RecordOutcome> planned(EngineRig rig, UUID syncId) {
        return rig.events(syncId).stream()
                .filter(SyncEvent.PlannedRecords.class::isInstance)
                .flatMap(event -> ((SyncEvent.PlannedRecords) event).records().stream())
                .toList();
    }

    static List<String> types(EngineRig rig, UUID syncId) {
        return rig.events(syncId).stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    private static void assertGapless(EngineRig rig, UUID syncId) {
        List<SyncEvent> events = rig.events(syncId);
        assertThat(events)
                .extracting(SyncEvent::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
    }

    private static void assertThatItIsSo(EngineRig rig, RecordOutcome record) {
        if (record.outcome() != Outcome.CREATED && record.outcome() != Outcome.UPDATED) {
            return;
        }
        List<String> key = Keys.split(Objects.requireNonNull(record.key()));
        String where =
                record.dataset().equals("therapists")
                        ? "therapist t WHERE employee_id = '%s'".formatted(key.getFirst())
                        : "therapist_schedule t WHERE employee_id = '%s' AND day = '%s'"
                                .formatted(key.getFirst(), key.getLast());
        JsonNode row =
                json(rig.rows("SELECT to_jsonb(t)::text FROM directory." + where).getFirst());
        for (RecordOutcome.Change change : record.changes()) {
            JsonNode is = row.get(change.field());
            String text =
                    is.isTextual() ? is.asText().replaceFirst("^(\\d\\d:\\d\\d):00$", "$1") : "";
            assertThat(is.isTextual() ? text : Json.mapper().convertValue(is, Object.class))
                    .as("%s of %s", change.field(), record.key())
                    .isEqualTo(change.newValue());
        }
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UUID active(EngineRig rig) {
        return UUID.fromString(
                rig.rows("SELECT sync_id::text FROM run WHERE status = 'running'").getFirst());
    }

    private static void expireNow(EngineRig rig) {
        rig.execute(
                "UPDATE run SET hold = jsonb_set(hold, '{expiresAt}', to_jsonb(now() - interval '1 second')) WHERE status = 'awaiting_approval'");
    }
}
