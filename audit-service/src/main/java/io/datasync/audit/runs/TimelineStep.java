package io.datasync.audit.runs;

import io.datasync.audit.runs.RunActs.Act;
import io.datasync.contract.run.Hold;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A step of a run and when it was reached.
///
/// @param by who took it; null where nobody did
record TimelineStep(
        @Schema(
                        enumeration = {
                            "requested",
                            "accepted",
                            "reading",
                            "planning",
                            "held",
                            "approved",
                            "applying",
                            "cancel_accepted",
                            "completed"
                        })
                String step,
        Instant at,
        @Nullable Requester by) {

    /// The steps that are known, in their order.
    static List<TimelineStep> of(RunEntry run, List<Act> acts) {
        Hold hold = run.hold();
        List<TimelineStep> steps = new ArrayList<>();
        steps.add(new TimelineStep("requested", run.requestedAt(), run.requestedBy()));
        add(steps, "accepted", run.acceptedAt());
        add(steps, "reading", run.startedAt());
        add(steps, "planning", run.readAt());
        add(steps, "held", hold == null ? null : hold.heldAt());
        add(steps, "applying", appliedFrom(run));
        add(steps, "completed", run.finishedAt());
        acts.forEach(act -> insert(steps, act));
        return List.copyOf(steps);
    }

    /// A plan is applied at once, or when it was approved, or never.
    private static @Nullable Instant appliedFrom(RunEntry run) {
        Hold hold = run.hold();
        if (hold != null) {
            return hold.approvedAt();
        }
        return run.mode() == RunMode.PREVIEW ? null : run.plannedAt();
    }

    private static void add(List<TimelineStep> steps, String step, @Nullable Instant at) {
        if (at != null) {
            steps.add(new TimelineStep(step, at, null));
        }
    }

    /// The steps' own order stays, whatever the clocks of several machines say.
    private static void insert(List<TimelineStep> steps, Act act) {
        int place = 1;
        while (place < steps.size() && steps.get(place).at().isBefore(act.at())) {
            place++;
        }
        steps.add(place, new TimelineStep(act.act(), act.at(), act.by()));
    }
}
