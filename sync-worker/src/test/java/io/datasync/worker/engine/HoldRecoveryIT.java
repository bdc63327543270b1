package io.datasync.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.run.Hold;
import io.datasync.contract.run.RunMode;
import io.datasync.contract.run.RunView;
import io.datasync.worker.engine.KillSwitch.Killed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A worker that dies anywhere in a preview, or in what its approval started, changes nothing of what it shows and does.
class HoldRecoveryIT {
    private static final TestSettings SMALL_CHUNKS = TestSettings.chunksOf(5);

    @Test
    void aPreviewKilledBeforeAnyOfItsStatementsIsHeldAndAppliedAsAnUninterruptedOne() {
        try (EngineRig rig = new EngineRig()) {
            Start start = Start.prepare(rig);
            TestWorker first = rig.worker(SMALL_CHUNKS);
            Whole whole = start.uninterrupted(first);
            for (int kill = 1; kill < whole.planning(); kill++) {
                start.restore();
                UUID syncId =
                        first.take(
                                EngineRig.request("locations", RunMode.PREVIEW, EngineRig.SARAH));
                killed(first, kill);

                rig.lapse();
                start.second.workOff();
                start.second.approve(rig.view(syncId));
                start.second.workOff();

                assertThat(start.ended(syncId))
                        .as("killed before statement %d", kill)
                        .isEqualTo(whole.ended());
            }
            for (int kill = 1; kill < whole.applying(); kill++) {
                start.restore();
                UUID syncId = first.preview("locations");
                first.approve(rig.view(syncId));
                killed(first, kill);

                rig.lapse();
                start.second.workOff();

                assertThat(start.ended(syncId))
                        .as("approved, killed before statement %d", kill)
                        .isEqualTo(whole.ended());
            }
        }
    }

    private static void killed(TestWorker worker, int statement) {
        worker.kill.killBefore(statement);
        assertThatThrownBy(worker::workOff).isInstanceOf(Killed.class);
        worker.kill.spare();
    }

    private record Ended(Map<String, List<String>> records, List<String> events, String planHash) {}

    private record Whole(Ended ended, int planning, int applying) {}

    /// Day 1 synced, day 2 in the sheets, and back to it as often as needed.
    private record Start(EngineRig rig, TestWorker second) {
        static Start prepare(EngineRig rig) {
            TestWorker worker = rig.worker(SMALL_CHUNKS);
            rig.source.day(1);
            rig.sync(worker, "locations");
            rig.source.day(2);
            rig.execute("CREATE TABLE saved AS SELECT * FROM directory.location");
            return new Start(rig, worker);
        }

        void restore() {
            rig.execute("TRUNCATE directory.location");
            rig.execute("INSERT INTO directory.location SELECT * FROM saved");
        }

        Whole uninterrupted(TestWorker worker) {
            UUID syncId =
                    worker.take(EngineRig.request("locations", RunMode.PREVIEW, EngineRig.SARAH));
            worker.kill.killBefore(Integer.MAX_VALUE);
            worker.workOff();
            int planning = worker.kill.statements();
            worker.approve(rig.view(syncId));
            worker.kill.killBefore(Integer.MAX_VALUE);
            worker.workOff();
            return new Whole(ended(syncId), planning, worker.kill.statements());
        }

        Ended ended(UUID syncId) {
            RunView run = rig.view(syncId);
            Hold hold = Objects.requireNonNull(run.hold());
            return new Ended(
                    rig.records(),
                    rig.events(syncId).stream().map(Start::essence).toList(),
                    hold.planHash());
        }

        private static String essence(SyncEvent event) {
            String what = "";
            if (event instanceof SyncEvent.PlannedRecords planned) {
                what = planned.chunk() + planned.records().toString();
            } else if (event instanceof SyncEvent.RecordsChanged changed) {
                what = changed.chunk() + changed.records().toString();
            } else if (event instanceof SyncEvent.Completed completed) {
                what = String.valueOf(completed.run().message());
            }
            return event.seq() + event.type() + what;
        }
    }
}
