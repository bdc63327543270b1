package io.datasync.worker.engine;

import io.datasync.contract.catalog.SyncType;
import io.datasync.contract.run.DerivedFrom;
import io.datasync.contract.run.Phase;
import io.datasync.contract.run.RunError;
import io.datasync.worker.apply.Applier;
import io.datasync.worker.engine.HeldRun.Stop;
import io.datasync.worker.judge.PhoneNumbers;
import io.datasync.worker.plan.PlanStore;
import io.datasync.worker.plan.PlanTable;
import io.datasync.worker.plan.Planner;
import io.datasync.worker.progress.ProgressPublisher;
import io.datasync.worker.retry.RetryRows;
import io.datasync.worker.run.Claim;
import io.datasync.worker.run.Steps;
import io.datasync.worker.source.Spreadsheets;
import io.datasync.worker.stage.Reading;
import io.datasync.worker.stage.Stager;
import io.datasync.worker.stage.Wanted;
import io.datasync.worker.undo.Undo;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Takes a claimed run through its phases: reads and plans unless its plan stands, passes the gate, applies from its
/// checkpoint on.
@Singleton
public final class RunPhases {
    private final Jdbi jdbi;
    private final Spreadsheets spreadsheets;
    private final PhoneNumbers phones;
    private final Stager stager;
    private final Planner planner;
    private final Undo undo;
    private final PlanStore plans;
    private final Gate gate;
    private final Applier applier;
    private final ProgressPublisher progress;

    public RunPhases(
            Jdbi jdbi,
            Spreadsheets spreadsheets,
            PhoneNumbers phones,
            Stager stager,
            Planner planner,
            Undo undo,
            PlanStore plans,
            Gate gate,
            Applier applier,
            ProgressPublisher progress) {
        this.jdbi = jdbi;
        this.spreadsheets = spreadsheets;
        this.phones = phones;
        this.stager = stager;
        this.planner = planner;
        this.undo = undo;
        this.plans = plans;
        this.gate = gate;
        this.applier = applier;
        this.progress = progress;
    }

    /// How the work on a run ended, while it was this worker's.
    sealed interface Outcome {
        /// Everything is applied.
        record Applied() implements Outcome {}

        record Cancelled() implements Outcome {}

        /// It waits to be approved, and is nobody's until then.
        record Held() implements Outcome {}

        record Failed(RunError error) implements Outcome {}

        /// This process is going down; the run is another's to go on with.
        record Interrupted() implements Outcome {}
    }

    Outcome run(HeldRun run, SyncType type) {
        return inOrder(run, run.claim().backward() ? backward(type) : type);
    }

    private static SyncType backward(SyncType type) {
        return new SyncType(
                type.type(),
                type.label(),
                type.page(),
                type.order(),
                type.guards(),
                type.datasets().reversed());
    }

    private Outcome inOrder(HeldRun run, SyncType type) {
        Claim claim = run.claim();
        Steps.State state = state(claim);
        Optional<List<PlanTable>> tables = plans.tables(claim, type, state);
        boolean lost = state.planFence() != null && tables.isEmpty();
        if (tables.isEmpty()) {
            Optional<Outcome> end = lost ? gate.lost(claim, state) : Optional.empty();
            if (end.isEmpty()) {
                end = readAndPlan(run, type, state);
            }
            if (end.isPresent()) {
                return end.get();
            }
            state = state(claim);
            tables = plans.tables(claim, type, state);
        }
        List<PlanTable> plan = tables.orElseThrow();
        Optional<Outcome> stopped = gate.stop(claim, type, plan, state, lost);
        return stopped.isPresent() ? stopped.get() : apply(run, type, plan, state);
    }

    private Steps.State state(Claim claim) {
        return jdbi.withHandle(handle -> Steps.state(handle, claim));
    }

    /// Empty when the plan stands.
    private Optional<Outcome> readAndPlan(HeldRun run, SyncType type, Steps.State state) {
        if (state.cancelRequested()) {
            return Optional.of(new Outcome.Cancelled());
        }
        if (run.claim().undoes()) {
            Optional<RunError> error = undo.plan(run.claim(), type, state);
            progress.phaseChanged(run.claim().syncId());
            return error.map(Outcome.Failed::new);
        }
        Optional<String> location = spreadsheets.idOf(type);
        if (location.isEmpty()) {
            return Optional.of(new Outcome.Failed(spreadsheets.notConfigured(type)));
        }
        return switch (read(run, type, location.get())) {
            case Read.Stopped(Outcome outcome) -> Optional.of(outcome);
            case Read.Staged(Stager.Outcome.Failed(RunError error)) ->
                    Optional.of(new Outcome.Failed(error));
            case Read.Staged(Stager.Outcome.Complete staged) -> plan(run, type, staged, state);
        };
    }

    private sealed interface Read {
        record Staged(Stager.Outcome outcome) implements Read {}

        record Stopped(Outcome outcome) implements Read {}
    }

    private Read read(HeldRun run, SyncType type, String location) {
        Claim claim = run.claim();
        phase(claim, Phase.READING);
        Reading reading =
                new Reading(
                        claim,
                        type,
                        location,
                        phones,
                        run.read(),
                        wanted(claim),
                        waiting -> phase(claim, waiting ? Phase.WAITING : Phase.READING));
        try {
            run.beginReading();
            return new Read.Staged(stager.stage(reading));
        } catch (InterruptedException e) {
            return new Read.Stopped(
                    run.stopped() == Stop.CANCELLED
                            ? new Outcome.Cancelled()
                            : new Outcome.Interrupted());
        } finally {
            run.endReading();
        }
    }

    private Wanted wanted(Claim claim) {
        DerivedFrom derived = claim.derivedFrom();
        return derived == null
                ? Wanted.ALL
                : jdbi.withHandle(handle -> RetryRows.of(handle, derived.syncId()));
    }

    private void phase(Claim claim, Phase phase) {
        jdbi.useTransaction(handle -> Steps.phase(handle, claim, phase, null));
        progress.phaseChanged(claim.syncId());
    }

    private Optional<Outcome> plan(
            HeldRun run, SyncType type, Stager.Outcome.Complete staged, Steps.State state) {
        progress.phaseChanged(run.claim().syncId());
        try (staged) {
            if (state.begun() && !staged.contentHash().equals(state.contentHash())) {
                return Optional.of(new Outcome.Failed(sourceChanged()));
            }
            planner.plan(run.claim(), type, staged, state);
        }
        progress.phaseChanged(run.claim().syncId());
        return Optional.empty();
    }

    /// Rows are told apart by where they stand: in a sheet edited since, the rest is no longer the rest.
    private static RunError sourceChanged() {
        return new RunError(
                "SOURCE_CHANGED",
                "The run was interrupted, its copy of the sheet was lost, and the sheet has been edited since. What was applied before is kept.",
                "Sync again to bring in the rest.",
                null);
    }

    private Outcome apply(HeldRun run, SyncType type, List<PlanTable> tables, Steps.State state) {
        Claim claim = run.claim();
        Applier.Watcher watcher =
                new Applier.Watcher() {
                    @Override
                    public void committed() {
                        progress.changed(claim.syncId());
                    }

                    @Override
                    public boolean mayGoOn() {
                        return run.stopped() != Stop.SHUTDOWN;
                    }
                };
        return switch (applier.apply(claim, type, tables, state, watcher)) {
            case APPLIED -> new Outcome.Applied();
            case CANCELLED -> new Outcome.Cancelled();
            case STOPPED -> new Outcome.Interrupted();
        };
    }
}
