package io.datasync.worker.engine;

import io.datasync.contract.event.SyncRequest.ApproveRequested;
import io.datasync.contract.event.SyncRequest.CancelRequested;
import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.datasync.contract.run.RunMode;
import io.datasync.contract.run.RunView;
import io.datasync.worker.apply.Applier;
import io.datasync.worker.apply.PlannedSlices;
import io.datasync.worker.directory.Database;
import io.datasync.worker.outbox.EventProducer;
import io.datasync.worker.outbox.OutboxBatch;
import io.datasync.worker.outbox.OutboxSignal;
import io.datasync.worker.outbox.Relay;
import io.datasync.worker.outbox.RelayLock;
import io.datasync.worker.phone.IndonesianNumbers;
import io.datasync.worker.plan.PlanStore;
import io.datasync.worker.plan.Planner;
import io.datasync.worker.progress.ProgressProducer;
import io.datasync.worker.progress.ProgressPublisher;
import io.datasync.worker.run.Approval;
import io.datasync.worker.run.Cancelling;
import io.datasync.worker.run.Claim;
import io.datasync.worker.run.Claims;
import io.datasync.worker.run.Endings;
import io.datasync.worker.run.HeldEnds;
import io.datasync.worker.run.HoldMetrics;
import io.datasync.worker.run.Holds;
import io.datasync.worker.run.Inbox;
import io.datasync.worker.run.QueueSignal;
import io.datasync.worker.run.RunViews;
import io.datasync.worker.source.Source;
import io.datasync.worker.source.TestSpreadsheets;
import io.datasync.worker.stage.StageSettings;
import io.datasync.worker.stage.Stager;
import io.datasync.worker.undo.Undo;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/// A worker put together by hand, with connections and a switch of its own. Works when told to.
final class TestWorker {
    final KillSwitch kill = new KillSwitch();
    final Claims claims;
    final Inbox inbox;
    final HeldEnds ends;
    final Endings endings;
    final RunExecution execution;
    final LeaseKeeper leases;
    final Leftovers leftovers;
    final Executor executor;
    private final Jdbi jdbi;
    private final OutboxSignal outbox = new OutboxSignal();

    TestWorker(EngineRig rig, TestSettings settings) {
        this(rig, settings, rig.source);
    }

    TestWorker(EngineRig rig, TestSettings settings, Source source) {
        this(rig, settings, source, TestSettings.stage());
    }

    TestWorker(EngineRig rig, TestSettings settings, Source source, StageSettings stage) {
        jdbi = Database.connect(rig.pool());
        jdbi.setSqlLogger(kill);
        RunViews views = new RunViews(rig.catalog);
        QueueSignal queue = new QueueSignal();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        EngineMetrics metrics = new EngineMetrics(registry);
        ProgressPublisher progress =
                new ProgressPublisher(
                        jdbi, views, new ProgressProducer("localhost:1"), TestSettings.progress());
        PlanStore plans = new PlanStore(jdbi, views, outbox);
        claims = new Claims(jdbi, views, TestSettings.worker());
        HoldMetrics holdMetrics = new HoldMetrics(registry);
        Holds holds = new Holds(views, TestSettings.holds(), holdMetrics);
        ends = new HeldEnds(jdbi, views, outbox, holdMetrics);
        inbox = new Inbox(jdbi, views, outbox, queue, holds, ends, new Cancelling(views, ends));
        endings = new Endings(jdbi, rig.catalog, views, outbox);
        Planner planner = new Planner(jdbi, rig.catalog, plans, settings);
        RunPhases phases =
                new RunPhases(
                        jdbi,
                        TestSpreadsheets.of(
                                rig.catalog.types().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        type -> type.spreadsheetVariable(),
                                                        type -> "sheet-" + type.type()))),
                        new IndonesianNumbers(),
                        new Stager(jdbi, source, rig.catalog, stage),
                        planner,
                        new Undo(jdbi, rig.catalog, planner),
                        plans,
                        new Gate(
                                jdbi,
                                views,
                                holds,
                                new PlannedSlices(jdbi, rig.catalog, settings),
                                outbox),
                        new Applier(jdbi, rig.catalog, plans, settings, outbox),
                        progress);
        execution =
                new RunExecution(
                        rig.catalog,
                        phases,
                        claims,
                        endings,
                        progress,
                        queue,
                        TestSettings.worker(),
                        metrics);
        leases = new LeaseKeeper(claims, TestSettings.worker());
        leftovers = new Leftovers(jdbi);
        executor =
                new Executor(
                        claims,
                        execution,
                        ends,
                        leases,
                        leftovers,
                        queue,
                        outbox,
                        TestSettings.worker(),
                        metrics);
    }

    UUID take(String type) {
        return take(EngineRig.request(type));
    }

    UUID take(SyncRequested request) {
        inbox.take(request);
        return request.syncId();
    }

    /// Plans a preview and leaves it held.
    UUID preview(String type) {
        UUID syncId = take(EngineRig.request(type, RunMode.PREVIEW, EngineRig.SARAH));
        workOff();
        return syncId;
    }

    Approval approve(RunView run) {
        return approve(run, Objects.requireNonNull(run.hold()).planHash());
    }

    Approval approve(RunView run, String planHash) {
        return inbox.approve(
                new ApproveRequested(
                        run.id(), run.type(), planHash, EngineRig.MICHAEL, Instant.now()));
    }

    void cancel(RunView run) {
        inbox.cancel(new CancelRequested(run.id(), run.type(), EngineRig.MICHAEL, Instant.now()));
    }

    /// Claims and executes, in this thread, until nothing is left that could be claimed now.
    void workOff() {
        for (Optional<Claim> claim = claims.claim(); claim.isPresent(); claim = claims.claim()) {
            execution.execute(new HeldRun(claim.get()));
        }
        leftovers.drop();
    }

    Relay relay(String bootstrapServers) {
        return new Relay(
                jdbi,
                new RelayLock(TestSettings.outbox()),
                new OutboxBatch(TestSettings.outbox()),
                new EventProducer(bootstrapServers, TestSettings.outbox()),
                outbox,
                TestSettings.outbox(),
                new SimpleMeterRegistry());
    }
}
