package io.datasync.worker.plan;

import io.datasync.contract.event.SyncEvent.PlannedDataset;
import io.datasync.contract.run.AbsentRecord;
import io.datasync.worker.judge.Columns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The figures of one dataset's plan, all counted by SQL.
///
/// @param sheetRows rows read that the chunks are about
/// @param absent    records that no row names; null where the run is not about the whole sheet
/// @param listed    of them the first in key order; empty when they were told with an earlier plan of the run
/// @param create    planned rows by what is to be done, of those the chunks are about; a removal is an update
/// @param planRows  all rows of the plan table
record DatasetPlan(
        PlanTable table,
        Columns columns,
        long sheetRows,
        long create,
        long update,
        long skip,
        long fail,
        @Nullable Long absent,
        List<AbsentRecord> listed,
        long planRows,
        List<Chunk> chunks) {
    DatasetPlan {
        listed = List.copyOf(listed);
        chunks = List.copyOf(chunks);
    }

    long unchanged() {
        return sheetRows - create - update - skip - fail;
    }

    /// How many are absent, where that can be told at all.
    long absentOrNone() {
        return absent == null ? 0 : absent;
    }

    PlannedDataset event() {
        return new PlannedDataset(
                table.directory().dataset().dataset(),
                create,
                update,
                unchanged(),
                skip,
                fail,
                absentOrNone());
    }
}
