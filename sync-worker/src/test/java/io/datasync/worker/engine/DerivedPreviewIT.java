package io.datasync.worker.engine;

import static io.datasync.worker.engine.SheetSource.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.event.SyncRequest.ApproveRequested;
import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.datasync.contract.run.Counts;
import io.datasync.contract.run.DerivedFrom.Kind;
import io.datasync.contract.run.Hold;
import io.datasync.contract.run.Outcome;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.contract.run.RunMode;
import io.datasync.contract.run.RunStatus;
import io.datasync.contract.run.RunView;
import io.datasync.worker.run.Approval;
import io.datasync.worker.run.RequestInbox.Derived;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A retry or an undo that is looked at before it is done.
class DerivedPreviewIT {
    private static final List<@Nullable Object> BRANDS =
            row("Code", "Name", "Description", "Active");
    private static final List<@Nullable Object> PACKAGES =
            row("Code", "Brand Code", "Name", "Duration (minutes)", "Price", "Active");

    @Test
    void anUndoIsShownRecordByRecordAndThenAppliedAsItWasShown() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            RunView sync = synced(rig, worker);
            rig.execute("UPDATE directory.package SET price = 1 WHERE code = 'P1'");

            RunView held = preview(rig, worker, Kind.UNDO, sync);

            assertThat(held.status()).isEqualTo(RunStatus.AWAITING_APPROVAL);
            List<RecordOutcome> planned = planned(rig, held);
            assertThat(planned)
                    .extracting(record -> record.key() + " " + record.outcome())
                    .containsExactlyInAnyOrder(
                            "P1 SKIPPED", "P2 UPDATED", "B1 FAILED", "B2 UPDATED");
            assertThat(planned.stream().filter(RecordOutcome::wasRemoved)).hasSize(2);
            assertThat(rig.rows("SELECT code FROM directory.brand")).hasSize(2);

            RunView undo = approve(rig, worker, held);

            assertThat(undo.message())
                    .isEqualTo(
                            "Undid 2 brands: 1 removed, 0 put back, 0 kept since edited later, 1 could not be undone. Undid 2 packages: 1 removed, 0 put back, 1 kept since edited later, 0 could not be undone.");
            assertThat(rig.records(undo.id())).containsExactlyElementsOf(planned);
            assertThat(rig.rows("SELECT code FROM directory.brand")).containsExactly("B1");
        }
    }

    @Test
    void whatCameToReferToARecordWhileItsUndoWasLookedAtKeepsIt() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            RunView sync = synced(rig, worker);
            RunView held = preview(rig, worker, Kind.UNDO, sync);
            rig.execute(
                    "INSERT INTO directory.package (code, brand_code, name) VALUES ('P9', 'B2', 'P')");

            RunView undo = approve(rig, worker, held);

            assertThat(undo.status()).isEqualTo(RunStatus.PARTIAL);
            assertThat(rig.rows("SELECT code FROM directory.brand")).containsExactly("B2");
        }
    }

    @Test
    void aRetryIsShownAndThenAppliedWithoutAskingTheGuards() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            RunView sync = synced(rig, worker);
            rig.source.tab("Brands", List.of(BRANDS, row("B3", "Three", null, true)));

            RunView held = preview(rig, worker, Kind.RETRY, sync);

            Hold hold = Objects.requireNonNull(held.hold());
            assertThat(hold.reason()).isEqualTo(Hold.Reason.PREVIEW);
            assertThat(hold.guards()).isEmpty();
            assertThat(planned(rig, held))
                    .singleElement()
                    .extracting(RecordOutcome::outcome)
                    .isEqualTo(Outcome.CREATED);
            assertThat(approve(rig, worker, held).counts()).isEqualTo(new Counts(1, 0, 0, 0, 0));
        }
    }

    @Test
    void aRetryIsNothingThatALaterSyncsGuardsCompareWith() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            RunView sync = synced(rig, worker);
            rig.retry(worker, sync);
            rig.source.tab("Brands", List.of(BRANDS, row("B1", "One", null, true)));

            RunView next = rig.sync(worker, "brands-packages");

            assertThat(next.status()).isEqualTo(RunStatus.AWAITING_APPROVAL);
            assertThat(Objects.requireNonNull(next.hold()).guards())
                    .extracting(Hold.GuardTrip::rowsBefore)
                    .containsExactly(3L);
        }
    }

    /// B1 and B2 created with a package each; the third brand's name is missing.
    private static RunView synced(EngineRig rig, TestWorker worker) {
        rig.source.tab(
                "Brands",
                List.of(
                        BRANDS,
                        row("B1", "One", null, true),
                        row("B2", "Two", null, true),
                        row("B3", null, null, true)));
        rig.source.tab(
                "Packages",
                List.of(
                        PACKAGES,
                        row("P1", "B1", "Massage", 60, 100.5, true),
                        row("P2", "B2", "Facial", 30, 50, true)));
        return rig.sync(worker, "brands-packages");
    }

    private static RunView preview(EngineRig rig, TestWorker worker, Kind kind, RunView earlier) {
        SyncRequested request = EngineRig.about(kind, earlier, RunMode.PREVIEW);
        assertThat(worker.inbox.derive(request)).isEqualTo(new Derived.Queued());
        worker.workOff();
        return rig.view(request.syncId());
    }

    private static RunView approve(EngineRig rig, TestWorker worker, RunView held) {
        ApproveRequested approval =
                new ApproveRequested(
                        held.id(),
                        held.type(),
                        Objects.requireNonNull(held.hold()).planHash(),
                        EngineRig.SARAH,
                        Instant.now());
        assertThat(worker.inbox.approve(approval)).isEqualTo(Approval.APPROVED);
        worker.workOff();
        return rig.view(held.id());
    }

    private static List<RecordOutcome> planned(EngineRig rig, RunView run) {
        return rig.events(run.id()).stream()
                .filter(SyncEvent.PlannedRecords.class::isInstance)
                .flatMap(event -> ((SyncEvent.PlannedRecords) event).records().stream())
                .toList();
    }
}
