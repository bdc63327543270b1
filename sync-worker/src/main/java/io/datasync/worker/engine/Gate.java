package io.datasync.worker.engine;

import io.datasync.contract.catalog.SyncType;
import io.datasync.contract.run.Hold;
import io.datasync.contract.run.Hold.GuardTrip;
import io.datasync.contract.run.Phase;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunMode;
import io.datasync.contract.run.RunView;
import io.datasync.worker.apply.PlanHash;
import io.datasync.worker.apply.PlannedSlices;
import io.datasync.worker.engine.RunPhases.Outcome;
import io.datasync.worker.outbox.OutboxSignal;
import io.datasync.worker.plan.GuardCheck;
import io.datasync.worker.plan.PlanTable;
import io.datasync.worker.run.Claim;
import io.datasync.worker.run.Holds;
import io.datasync.worker.run.RunViews;
import io.datasync.worker.run.Steps;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Stands between the plan and the first write. Lets a run through, holds it to be approved, or ends it; an approved run
/// passes only with the plan that was approved.
@Singleton
public final class Gate {
    private final Jdbi jdbi;
    private final RunViews views;
    private final Holds holds;
    private final PlannedSlices planned;
    private final OutboxSignal outbox;

    public Gate(
            Jdbi jdbi, RunViews views, Holds holds, PlannedSlices planned, OutboxSignal outbox) {
        this.jdbi = jdbi;
        this.views = views;
        this.holds = holds;
        this.planned = planned;
        this.outbox = outbox;
    }

    /// A crash of PostgreSQL has taken the plan: of an approved one that was being applied, what is left cannot be told
    /// to be what was approved.
    ///
    /// @return how the run ends; empty when it may be planned again
    Optional<Outcome> lost(Claim claim, Steps.State state) {
        return state.begun() && view(claim).hold() != null
                ? Optional.of(new Outcome.Failed(GateErrors.lostWhileApplied()))
                : Optional.empty();
    }

    /// @param lost whether an earlier plan of the run was lost, and this one made in its place
    /// @return how the work ends here; empty when the plan is to be applied
    Optional<Outcome> stop(
            Claim claim, SyncType type, List<PlanTable> tables, Steps.State state, boolean lost) {
        if (state.begun()) {
            return Optional.empty();
        }
        RunView run = view(claim);
        Hold hold = run.hold();
        return hold == null
                ? guard(claim, type, tables, run)
                : compare(hold, PlanHash.of(jdbi, tables), lost);
    }

    private RunView view(Claim claim) {
        return jdbi.withHandle(handle -> views.view(handle, claim.syncId()));
    }

    private static Optional<Outcome> compare(Hold hold, String planHash, boolean lost) {
        if (hold.planHash().equals(planHash)) {
            return Optional.empty();
        }
        return Optional.of(
                new Outcome.Failed(lost ? GateErrors.planLost() : GateErrors.planChanged()));
    }

    private Optional<Outcome> guard(
            Claim claim, SyncType type, List<PlanTable> tables, RunView run) {
        List<GuardTrip> trips =
                run.derivedFrom() == null
                        ? jdbi.withHandle(handle -> GuardCheck.trips(handle, claim, type))
                        : List.of();
        boolean preview = run.mode() == RunMode.PREVIEW;
        if (trips.isEmpty() && !preview) {
            return Optional.empty();
        }
        if (!trips.isEmpty() && run.requestedBy().kind() != Requester.Kind.USER) {
            return Optional.of(new Outcome.Failed(GateErrors.guarded(trips, run.source())));
        }
        Hold.Reason reason = preview ? Hold.Reason.PREVIEW : Hold.Reason.GUARD;
        return Optional.of(hold(claim, type, tables, reason, trips));
    }

    private Outcome hold(
            Claim claim,
            SyncType type,
            List<PlanTable> tables,
            Hold.Reason reason,
            List<GuardTrip> trips) {
        // Nothing is being applied, whatever a plan that stands is for otherwise.
        jdbi.useTransaction(handle -> Steps.phase(handle, claim, Phase.PLANNING, null));
        String planHash = planned.store(claim, type, tables);
        Optional<RunView> held =
                jdbi.inTransaction(handle -> holds.hold(handle, claim, reason, planHash, trips));
        outbox.grew();
        return held.isPresent() ? new Outcome.Held() : new Outcome.Cancelled();
    }
}
