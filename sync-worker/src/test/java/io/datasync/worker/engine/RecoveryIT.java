package io.datasync.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.run.RunStatus;
import io.datasync.contract.run.RunView;
import io.datasync.worker.engine.KillSwitch.Killed;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// A worker that dies anywhere leaves a run that another brings to the same end.
class RecoveryIT {
    private static final TestSettings SMALL_CHUNKS = TestSettings.chunksOf(20);

    @Test
    void aRunKilledBeforeAnyOfItsStatementsEndsAsAnUninterruptedOne() {
        try (EngineRig rig = new EngineRig()) {
            DayOne start = DayOne.prepare(rig);
            Ended whole = start.uninterrupted();

            TestWorker first = rig.worker(SMALL_CHUNKS);
            for (int kill = 1; kill < whole.statements(); kill++) {
                start.restore();
                first.kill.spare();
                UUID syncId = first.take("therapists");
                first.kill.killBefore(kill);
                assertThatThrownBy(first::workOff).isInstanceOf(Killed.class);

                rig.lapse();
                start.second.workOff();

                assertThat(start.ended(syncId))
                        .as("killed before statement %d", kill)
                        .isEqualTo(whole.withoutStatements());
            }
        }
    }

    @Test
    void whatAKilledWorkerHadNotCommittedIsNotThere() {
        try (EngineRig rig = new EngineRig()) {
            DayOne start = DayOne.prepare(rig);
            TestWorker first = rig.worker(SMALL_CHUNKS);
            UUID syncId = first.take("therapists");
            killBeforeCheckpoint(first, 3);
            assertThatThrownBy(first::workOff).isInstanceOf(Killed.class);

            assertThat(
                            rig.rows(
                                    "SELECT checkpoint_ordinal || ':' || count(s) FROM run r JOIN slice s USING (sync_id) WHERE sync_id = '%s' GROUP BY r.sync_id"
                                            .formatted(syncId)))
                    .containsExactly("1:2");
            assertThat(rig.view(syncId).status()).isEqualTo(RunStatus.RUNNING);
            assertThat(start.second.claims.claim()).as("the lease still holds").isEmpty();
        }
    }

    @Test
    void aPlanThatACrashOfPostgresEmptiedIsMadeAgainAndOnlyTheRestIsApplied() {
        try (EngineRig rig = new EngineRig()) {
            DayOne start = DayOne.prepare(rig);
            Ended whole = start.uninterrupted();
            start.restore();
            TestWorker first = rig.worker(SMALL_CHUNKS);
            UUID syncId = first.take("therapists");
            killBeforeCheckpoint(first, 3);
            assertThatThrownBy(first::workOff).isInstanceOf(Killed.class);
            rig.emptyUnloggedTables();

            rig.lapse();
            start.second.workOff();

            assertThat(start.ended(syncId)).isEqualTo(whole.withoutStatements());
            assertThat(
                            rig.rows(
                                    "SELECT plan_fence::text FROM run WHERE sync_id = '%s'"
                                            .formatted(syncId)))
                    .containsExactly("2");
        }
    }

    @Test
    void aSheetEditedBetweenCrashAndResumeFailsTheRunInsteadOfMixingTwoSheets() {
        try (EngineRig rig = new EngineRig()) {
            DayOne start = DayOne.prepare(rig);
            TestWorker first = rig.worker(SMALL_CHUNKS);
            UUID syncId = first.take("therapists");
            killBeforeCheckpoint(first, 3);
            assertThatThrownBy(first::workOff).isInstanceOf(Killed.class);
            rig.emptyUnloggedTables();
            rig.source.day(1);

            rig.lapse();
            start.second.workOff();

            RunView run = rig.view(syncId);
            assertThat(run.status()).isEqualTo(RunStatus.FAILED);
            assertThat(run.error()).isNotNull();
            assertThat(run.error().code()).isEqualTo("SOURCE_CHANGED");
            assertThat(run.counts().created() + run.counts().updated()).isPositive();
        }
    }

    @Test
    void stageAndPlanTablesAreGoneAfterTheRun() {
        try (EngineRig rig = new EngineRig()) {
            DayOne start = DayOne.prepare(rig);
            start.uninterrupted();

            assertThat(rig.rows("SELECT relname FROM pg_class WHERE relname ~ '^(stage|plan)_'"))
                    .isEmpty();
        }
    }

    private static void killBeforeCheckpoint(TestWorker worker, int number) {
        int[] seen = {0};
        worker.kill.watch(
                sql -> {
                    if (sql.contains("checkpoint_row =") && ++seen[0] == number) {
                        throw new Killed();
                    }
                });
    }

    /// How a run ended: what must be the same, whatever happened on the way.
    private record Ended(
            Map<String, List<String>> records,
            List<String> events,
            List<String> details,
            int statements) {
        Ended withoutStatements() {
            return new Ended(records, events, details, 0);
        }
    }

    /// Day 1 synced, day 2 in the sheets, and back to it as often as needed.
    private record DayOne(EngineRig rig, TestWorker second) {
        static DayOne prepare(EngineRig rig) {
            TestWorker worker = rig.worker(SMALL_CHUNKS);
            rig.source.day(1);
            rig.sync(worker, "locations");
            rig.sync(worker, "therapists");
            rig.source.day(2);
            for (String table : List.of("therapist", "therapist_schedule")) {
                rig.execute(
                        "CREATE TABLE saved_%1$s AS SELECT * FROM directory.%1$s".formatted(table));
            }
            return new DayOne(rig, worker);
        }

        void restore() {
            for (String table : List.of("therapist", "therapist_schedule")) {
                rig.execute("TRUNCATE directory." + table);
                rig.execute("INSERT INTO directory.%1$s SELECT * FROM saved_%1$s".formatted(table));
            }
        }

        Ended uninterrupted() {
            TestWorker worker = rig.worker(SMALL_CHUNKS);
            UUID syncId = worker.take("therapists");
            worker.kill.killBefore(Integer.MAX_VALUE);
            worker.workOff();
            int statements = worker.kill.statements();
            Ended ended = ended(syncId);
            assertThat(rig.view(syncId).status()).isEqualTo(RunStatus.PARTIAL);
            return new Ended(ended.records(), ended.events(), ended.details(), statements);
        }

        Ended ended(UUID syncId) {
            List<SyncEvent> events = rig.events(syncId);
            assertThat(events.stream().map(SyncEvent::seq))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, events.size()).boxed().toList());
            return new Ended(
                    rig.records(),
                    events.stream().map(DayOne::essence).toList(),
                    rig.details(syncId),
                    0);
        }

        private static String essence(SyncEvent event) {
            return event.seq()
                    + " "
                    + switch (event) {
                        case SyncEvent.RecordsChanged changed ->
                                changed.dataset() + changed.chunk() + changed.records();
                        case SyncEvent.Planned planned -> planned.planned().toString();
                        case SyncEvent.Completed completed ->
                                completed.run().datasets()
                                        + String.valueOf(completed.run().message());
                        case SyncEvent.PlannedRecords planned ->
                                planned.dataset() + planned.chunk() + planned.records();
                        case SyncEvent.AbsentRecords absent ->
                                absent.dataset() + absent.total() + absent.records();
                        case SyncEvent.Accepted _,
                                SyncEvent.Held _,
                                SyncEvent.Approved _,
                                SyncEvent.CancelAccepted _,
                                SyncEvent.Started _,
                                SyncEvent.Joined _,
                                SyncEvent.Rejected _ ->
                                event.type();
                    };
        }
    }
}
