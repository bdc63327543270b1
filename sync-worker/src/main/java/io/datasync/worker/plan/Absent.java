package io.datasync.worker.plan;

import io.datasync.worker.stage.Staged;

/// Counts the records that no row of the sheet names, whatever became of the row. Joining the whole table with the
/// whole sheet once more would cost as much as the plan, so it counts those that are named, which are all known: each
/// row that is the first with its key names another record or none.
final class Absent {
    private Absent() {}

    static long count(Staged staged, PlanFigures figures) {
        long unchanged = staged.rows() - figures.rows();
        return figures.records() - unchanged - figures.named();
    }
}
