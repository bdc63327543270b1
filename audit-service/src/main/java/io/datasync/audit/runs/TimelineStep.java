package io.datasync.audit.runs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A step of a run and when it was reached.
record TimelineStep(
        @Schema(
                        enumeration = {
                            "requested",
                            "accepted",
                            "reading",
                            "planning",
                            "applying",
                            "completed"
                        })
                String step,
        Instant at) {

    /// The steps that are known, in their order.
    static List<TimelineStep> of(RunEntry run) {
        List<TimelineStep> steps = new ArrayList<>();
        add(steps, "requested", run.requestedAt());
        add(steps, "accepted", run.acceptedAt());
        add(steps, "reading", run.startedAt());
        add(steps, "planning", run.readAt());
        add(steps, "applying", run.plannedAt());
        add(steps, "completed", run.finishedAt());
        return List.copyOf(steps);
    }

    private static void add(List<TimelineStep> steps, String step, @Nullable Instant at) {
        if (at != null) {
            steps.add(new TimelineStep(step, at));
        }
    }
}
