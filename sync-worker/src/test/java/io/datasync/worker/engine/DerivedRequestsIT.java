package io.datasync.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.datasync.contract.run.DerivedFrom.Kind;
import io.datasync.contract.run.RunStatus;
import io.datasync.contract.run.RunView;
import io.datasync.worker.run.RequestInbox.Derived;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Which requests about an earlier run are taken, and which are refused.
class DerivedRequestsIT {
    @Test
    void aRetryJoinsNoRunUnderWayButIsRefused() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            RunView earlier = synced(rig, worker, "locations");
            UUID active = worker.take("locations");

            SyncRequested retry = EngineRig.about(Kind.RETRY, earlier);

            assertRefused(rig, worker, retry, "SYNC_UNDER_WAY");
            assertThat(rig.view(active).status()).isEqualTo(RunStatus.QUEUED);
            assertThat(rig.rows("SELECT count(*)::text FROM run")).containsExactly("2");
        }
    }

    @Test
    void aRunThatIsNotKnownOrOfAnotherTypeCannotBeUndone() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            RunView earlier = synced(rig, worker, "locations");
            SyncRequested good = EngineRig.about(Kind.UNDO, earlier);

            assertRefused(rig, worker, of("therapists", good), "RUN_UNKNOWN");
            assertThat(worker.inbox.derive(good)).isEqualTo(new Derived.Queued());
        }
    }

    @Test
    void aRunThatHasNotEndedCannotBeUndone() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            RunView active = rig.view(worker.take("locations"));

            assertRefused(rig, worker, EngineRig.about(Kind.UNDO, active), "RUN_NOT_ENDED");
        }
    }

    @Test
    void aRunThatLeftNothingToDoIsRefused() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            rig.source.day(1);
            RunView packages = rig.sync(worker, "brands-packages");
            RunView again = rig.sync(worker, "brands-packages");
            RunView undo = rig.undo(worker, packages);

            assertRefused(rig, worker, EngineRig.about(Kind.UNDO, again), "NOTHING_TO_UNDO");
            assertRefused(rig, worker, EngineRig.about(Kind.RETRY, undo), "NOTHING_TO_RETRY");
            rig.execute("UPDATE slice SET skipped = 0, failed = 0");
            assertRefused(rig, worker, EngineRig.about(Kind.RETRY, again), "NOTHING_TO_RETRY");
        }
    }

    @Test
    void theSameRequestAgainIsTheSameRequest() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            RunView earlier = synced(rig, worker, "locations");
            SyncRequested undo = EngineRig.about(Kind.UNDO, earlier);
            SyncRequested second = EngineRig.about(Kind.UNDO, earlier);

            assertThat(worker.inbox.derive(undo)).isEqualTo(new Derived.Queued());
            assertThat(worker.inbox.derive(undo)).isEqualTo(new Derived.Known());
            assertRefused(rig, worker, second, "SYNC_UNDER_WAY");
            worker.workOff();

            assertThat(worker.inbox.derive(second))
                    .as("what was refused stays refused")
                    .isInstanceOf(Derived.Refused.class);
            assertThat(rig.events(second.syncId())).hasSize(1);
            assertThat(rig.view(undo.syncId()).status()).isEqualTo(RunStatus.SUCCEEDED);
        }
    }

    private static RunView synced(EngineRig rig, TestWorker worker, String type) {
        rig.source.day(2);
        return rig.sync(worker, type);
    }

    private static SyncRequested of(String type, SyncRequested request) {
        return new SyncRequested(
                UUID.randomUUID(),
                type,
                request.mode(),
                request.requestedBy(),
                request.requestedAt(),
                null,
                request.derivedFrom());
    }

    private static void assertRefused(
            EngineRig rig, TestWorker worker, SyncRequested request, String code) {
        assertThat(worker.inbox.derive(request))
                .isInstanceOfSatisfying(
                        Derived.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
        assertThat(rig.events(request.syncId()))
                .singleElement()
                .isInstanceOfSatisfying(
                        SyncEvent.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo(code));
    }
}
