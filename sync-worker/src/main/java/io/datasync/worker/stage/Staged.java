package io.datasync.worker.stage;

import io.datasync.worker.judge.Columns;
import java.util.Set;

/// A dataset as staged.
///
/// @param rows     records, blank rows not among them
/// @param columns  where the catalog's columns stood in the sheet
/// @param suspects unique columns in which two rows may have the same value
public record Staged(StageTable table, long rows, Columns columns, Set<Integer> suspects) {
    public Staged {
        suspects = Set.copyOf(suspects);
    }
}
