package io.datasync.worker.engine;

import io.datasync.contract.run.Hold.GuardTrip;
import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunError.Where;
import io.datasync.contract.run.RunView;
import io.datasync.worker.plan.GuardCheck;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Why a run did not get from its plan to the first write.
final class GateErrors {
    private static final String PREVIEW_AGAIN = "Preview again and approve the new plan.";

    private GateErrors() {}

    static RunError planChanged() {
        return new RunError(
                "PLAN_CHANGED",
                "The stored plan is no longer the one that was approved. Nothing was changed.",
                PREVIEW_AGAIN,
                null);
    }

    static RunError planLost() {
        return new RunError(
                "PLAN_LOST",
                "The database lost the plan that was approved, and made again it is another: the sheet or the records have changed since. Nothing was changed.",
                PREVIEW_AGAIN,
                null);
    }

    static RunError lostWhileApplied() {
        return new RunError(
                "PLAN_LOST",
                "The database lost the plan that was approved while it was being applied. What was applied before is kept.",
                "Preview again to see what is left to do.",
                null);
    }

    /// @param trips at least one
    static RunError guarded(List<GuardTrip> trips, RunView.@Nullable Source source) {
        GuardTrip first = trips.getFirst();
        return new RunError(
                first.code(),
                trips.stream().map(GateErrors::sentence).collect(Collectors.joining(" "))
                        + " Nothing was changed.",
                "Look at the tab. If it is right, start the sync by hand and approve its plan.",
                source == null
                        ? null
                        : new Where(
                                source.title() == null ? source.id() : source.title(),
                                source.url(),
                                first.tab(),
                                null,
                                null,
                                null,
                                null,
                                List.of()));
    }

    private static String sentence(GuardTrip trip) {
        return trip.code().equals(GuardCheck.ROWS_LOST)
                ? "Tab “%s” has %s, the last sync read %d: more than %d %% are gone."
                        .formatted(
                                trip.tab(),
                                rows(trip.rows()),
                                trip.rowsBefore(),
                                trip.limitPercent())
                : "%d of the %s of tab “%s” would fail, more than %d %%."
                        .formatted(
                                trip.rowsFailed(),
                                rows(trip.rows()),
                                trip.tab(),
                                trip.limitPercent());
    }

    private static String rows(long count) {
        return count == 1 ? "1 row" : count + " rows";
    }
}
