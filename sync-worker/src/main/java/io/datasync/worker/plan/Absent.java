package io.datasync.worker.plan;

import io.datasync.worker.directory.DirectoryTable;
import io.datasync.worker.stage.Staged;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Counts the records that no row of the sheet names, whatever became of the row. Joining the whole table with the
/// whole sheet once more would cost as much as the plan, so it counts those that are named, most of which are known.
final class Absent {
    private Absent() {}

    /// A row that is not skipped is the first with its key, so unchanged, updated and failed rows name a record each.
    /// Skipped rows may name one that another row names too.
    static long count(Handle handle, Staged staged, PlanTable plan, long planRows) {
        long unchanged = staged.rows() - planRows;
        long named =
                Planner.count(
                        handle,
                        "SELECT count(*) FROM %s WHERE _outcome <> 's' AND _version IS NOT NULL"
                                .formatted(plan.name()));
        long skippedOnly = Planner.count(handle, skippedOnly(staged, plan));
        long records = Planner.count(handle, "SELECT count(*) FROM " + plan.directory().name());
        return records - unchanged - named - skippedOnly;
    }

    private static String skippedOnly(Staged staged, PlanTable plan) {
        DirectoryTable directory = plan.directory();
        String key = directory.key().stream().map(i -> "n" + i).collect(Collectors.joining(", "));
        String same =
                directory.key().stream()
                        .map(i -> "s.c%1$d = k.n%1$d".formatted(i))
                        .collect(Collectors.joining(" AND "));
        return """
        SELECT count(*)
        FROM (SELECT DISTINCT %1$s FROM %2$s WHERE _outcome = 's' AND _version IS NOT NULL) k
        WHERE NOT EXISTS (SELECT FROM %3$s s
                          WHERE %4$s AND s._row NOT IN (SELECT _row FROM %2$s WHERE _outcome = 's'))
        """
                .formatted(key, plan.name(), staged.table().name(), same);
    }
}
