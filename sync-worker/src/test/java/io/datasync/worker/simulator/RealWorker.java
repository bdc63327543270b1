package io.datasync.worker.simulator;

import io.datasync.contract.catalog.SyncType;
import io.datasync.contract.run.RunError;
import io.datasync.worker.apply.Applier;
import io.datasync.worker.directory.Database;
import io.datasync.worker.engine.EngineRig;
import io.datasync.worker.engine.TestSettings;
import io.datasync.worker.outbox.OutboxSignal;
import io.datasync.worker.phone.IndonesianNumbers;
import io.datasync.worker.plan.PlanStore;
import io.datasync.worker.plan.PlanTable;
import io.datasync.worker.plan.Planner;
import io.datasync.worker.run.Claim;
import io.datasync.worker.run.Claims;
import io.datasync.worker.run.Endings;
import io.datasync.worker.run.LeaseLost;
import io.datasync.worker.run.RunViews;
import io.datasync.worker.run.Steps;
import io.datasync.worker.simulator.Store.Ending;
import io.datasync.worker.simulator.Store.Result;
import io.datasync.worker.simulator.Store.Stop;
import io.datasync.worker.source.Source;
import io.datasync.worker.stage.Reading;
import io.datasync.worker.stage.Stager;
import io.datasync.worker.stage.Wanted;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The worker's own classes, one step at a time, each stopped where the model stops.
final class RealWorker {
    private static final String FENCE = "pg_advisory_xact_lock_shared";
    private static final String CHECKPOINT = "checkpoint_row =";

    private final Halfway halfway = new Halfway();
    private final Jdbi jdbi;
    private final EngineRig rig;
    private final Claims claims;
    private final Endings endings;
    private final PlanStore plans;
    private final Planner planner;
    private final Stager stager;
    private final Applier applier;
    private @Nullable Claim claim;
    private Steps.@Nullable State seen;
    private Stager.Outcome.@Nullable Complete staged;

    /// Its connection is in use between reading and planning.
    private boolean snapshotOpen;

    /// The server knows of the transaction that is in the middle.
    private boolean begun;

    RealWorker(EngineRig rig, DataSource pool, Source source) {
        this.rig = rig;
        jdbi = Database.connect(pool);
        jdbi.setSqlLogger(halfway);
        RunViews views = new RunViews(rig.catalog);
        OutboxSignal outbox = new OutboxSignal();
        TestSettings settings = TestSettings.chunksOf(Planned.CHUNK);
        claims = new Claims(jdbi, views, TestSettings.worker());
        endings = new Endings(jdbi, rig.catalog, views, outbox);
        plans = new PlanStore(jdbi, views, outbox);
        planner = new Planner(jdbi, rig.catalog, plans, settings);
        stager = new Stager(jdbi, source, rig.catalog, TestSettings.stage());
        applier = new Applier(jdbi, rig.catalog, plans, settings, outbox);
    }

    Optional<Claim> claim() {
        Optional<Claim> next = claims.claim();
        claim = next.orElse(null);
        return next;
    }

    boolean renew() {
        return claims.renew(List.of(held())).contains(held().syncId());
    }

    private Claim held() {
        return Objects.requireNonNull(claim);
    }

    private SyncType type() {
        return rig.catalog.type(held().type()).orElseThrow();
    }

    private Steps.State state() {
        return jdbi.withHandle(handle -> Steps.state(handle, held()));
    }

    Result look() {
        Steps.State state = state();
        seen = state;
        if (plans.tables(held(), type(), state).isPresent()) {
            return Result.DONE;
        }
        return state.cancelRequested() ? Result.CANCELLED : Result.NO_PLAN;
    }

    Result beginRead() {
        Claim of = held();
        Reading reading =
                new Reading(
                        of,
                        type(),
                        of.type(),
                        new IndonesianNumbers(),
                        new AtomicLong(),
                        Wanted.ALL,
                        _ -> {});
        begun = true;
        closeSnapshot();
        return halfway.begin(FENCE, () -> read(reading));
    }

    private Result read(Reading reading) {
        try {
            staged = (Stager.Outcome.Complete) stager.stage(reading);
            snapshotOpen = true;
            return Result.DONE;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Result beginPlan() {
        Steps.State state = Objects.requireNonNull(seen);
        Stager.Outcome.Complete of = Objects.requireNonNull(staged);
        if (state.begun() && !of.contentHash().equals(state.contentHash())) {
            closeSnapshot();
            return Result.CHANGED;
        }
        begun = false;
        Claim by = held();
        return halfway.begin(
                FENCE,
                () -> {
                    try {
                        planner.plan(by, type(), of, state);
                        return Result.DONE;
                    } finally {
                        closeSnapshot();
                    }
                });
    }

    Result beginChunk(Stop stop) {
        Steps.State state = state();
        Optional<List<PlanTable>> tables = plans.tables(held(), type(), state);
        if (tables.isEmpty()) {
            return Result.NO_PLAN;
        }
        begun = stop == Stop.BEFORE_CHECKPOINT;
        Claim by = held();
        return halfway.begin(
                begun ? CHECKPOINT : FENCE,
                () ->
                        switch (applier.apply(by, type(), tables.get(), state, new OneChunk())) {
                            case APPLIED -> Result.DONE;
                            case CANCELLED -> Result.CANCELLED;
                            case STOPPED -> Result.MORE;
                        });
    }

    private static final class OneChunk implements Applier.Watcher {
        private boolean committed;

        @Override
        public void committed() {
            committed = true;
        }

        @Override
        public boolean mayGoOn() {
            return !committed;
        }
    }

    Result finish() {
        return halfway.finish();
    }

    void kill() {
        halfway.kill();
        closeSnapshot();
    }

    private void closeSnapshot() {
        if (snapshotOpen) {
            snapshotOpen = false;
            Objects.requireNonNull(staged).close();
        }
    }

    /// The database went away: what it knew of is gone.
    void lose() {
        if (begun) {
            halfway.kill();
        }
        closeSnapshot();
    }

    Result end(Ending ending) {
        return unlessLost(
                () -> {
                    var _ =
                            switch (ending) {
                                case COMPLETE -> endings.complete(held());
                                case CANCEL -> endings.cancel(held());
                                case SOURCE_CHANGED, INTERNAL_ERROR ->
                                        endings.fail(
                                                held(), new RunError(ending.name(), "It failed."));
                            };
                    return Result.DONE;
                });
    }

    void handBack() {
        Result _ =
                unlessLost(
                        () -> {
                            claims.handBack(held());
                            return Result.DONE;
                        });
    }

    int giveUp() {
        try {
            return claims.giveUpAttempt(held());
        } catch (LeaseLost e) {
            return -1;
        }
    }

    private static Result unlessLost(Supplier<Result> work) {
        try {
            return work.get();
        } catch (LeaseLost e) {
            return Result.LOST;
        }
    }
}
