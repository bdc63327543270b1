package io.datasync.worker.plan;

import io.datasync.contract.catalog.Guards;
import io.datasync.contract.catalog.SyncType;
import io.datasync.contract.run.Hold.GuardTrip;
import io.datasync.worker.run.Claim;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Looks whether a plan is what one would expect of a sheet in order: the tab has not lost most of its rows since the
/// last good sync, and most of its rows do not fail (contract section 3).
public final class GuardCheck {
    public static final String ROWS_LOST = "GUARD_ROWS_LOST";
    public static final String ROWS_FAILED = "GUARD_ROWS_FAILED";

    private GuardCheck() {}

    /// The guards that the stored plan trips, in the datasets' order.
    public static List<GuardTrip> trips(Handle handle, Claim claim, SyncType type) {
        List<GuardTrip> trips = new ArrayList<>();
        for (Figures figures : figures(handle, claim)) {
            trips.addAll(trips(type.guards(), figures, tab(type, figures.dataset())));
        }
        return trips;
    }

    private static String tab(SyncType type, String dataset) {
        return type.datasets().stream()
                .filter(each -> each.dataset().equals(dataset))
                .findFirst()
                .orElseThrow()
                .tab();
    }

    static List<GuardTrip> trips(Guards guards, Figures figures, String tab) {
        List<GuardTrip> trips = new ArrayList<>();
        Long before = figures.rowsBefore();
        if (before != null && exceeds(before - figures.rows(), before, guards.rowsLostPercent())) {
            trips.add(
                    new GuardTrip(
                            ROWS_LOST,
                            figures.dataset(),
                            tab,
                            figures.rows(),
                            before,
                            null,
                            guards.rowsLostPercent()));
        }
        if (exceeds(figures.rowsFailed(), figures.rows(), guards.rowsFailedPercent())) {
            trips.add(
                    new GuardTrip(
                            ROWS_FAILED,
                            figures.dataset(),
                            tab,
                            figures.rows(),
                            null,
                            figures.rowsFailed(),
                            guards.rowsFailedPercent()));
        }
        return trips;
    }

    /// Exactly the limit does not exceed it.
    private static boolean exceeds(long part, long whole, int percent) {
        return part * 100 > whole * percent;
    }

    /// Only an ordinary sync reads the whole sheet: a run that retries or undoes another is nothing to compare with.
    private static List<Figures> figures(Handle handle, Claim claim) {
        return handle.createQuery(
                        """
                        SELECT d.dataset, d.rows_read, d.to_fail, before.rows_read AS rows_before
                        FROM run_dataset d
                        LEFT JOIN LATERAL (
                            SELECT b.rows_read
                            FROM run r JOIN run_dataset b USING (sync_id)
                            WHERE r.type = :type AND r.status IN ('succeeded', 'partial') AND b.dataset = d.dataset
                                  AND r.derived_kind IS NULL
                            ORDER BY r.finished_at DESC
                            LIMIT 1) before ON true
                        WHERE d.sync_id = :syncId
                        ORDER BY d.ordinal
                        """)
                .bind("type", claim.type())
                .bind("syncId", claim.syncId())
                .map((row, _) -> Figures.of(row))
                .list();
    }

    /// What a guard looks at, of one dataset.
    ///
    /// @param rows       rows of the tab
    /// @param rowsFailed those of them that the plan fails
    /// @param rowsBefore rows that the last good run read; null when there was none
    record Figures(String dataset, long rows, long rowsFailed, @Nullable Long rowsBefore) {
        Figures {
            Objects.requireNonNull(dataset, "dataset");
        }

        static Figures of(ResultSet row) throws SQLException {
            return new Figures(
                    row.getString("dataset"),
                    row.getLong("rows_read"),
                    row.getLong("to_fail"),
                    row.getObject("rows_before", Long.class));
        }
    }
}
