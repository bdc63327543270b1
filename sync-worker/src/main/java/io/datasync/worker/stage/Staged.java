package io.datasync.worker.stage;

import io.datasync.worker.judge.Columns;
import java.util.Set;
import java.util.function.Predicate;

/// A dataset as staged.
///
/// @param records  the rows that are records, blank ones not among them
/// @param copied   how many of them the table holds; the others are unchanged, without a doubt
/// @param columns  where the catalog's columns stood in the sheet
/// @param named    whether a row of the sheet, whatever becomes of it, has this key (as [io.datasync.contract.run.Keys]
///                 joins it)
/// @param suspects unique columns in which two rows may have the same value
public record Staged(
        StageTable table,
        SheetRows records,
        long copied,
        Columns columns,
        Predicate<String> named,
        Set<Integer> suspects) {
    public Staged {
        suspects = Set.copyOf(suspects);
    }

    public long rows() {
        return records.size();
    }
}
