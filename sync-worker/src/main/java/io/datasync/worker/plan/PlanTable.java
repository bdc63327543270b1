package io.datasync.worker.plan;

import io.datasync.worker.directory.DirectoryTable;
import io.datasync.worker.run.Claim;
import java.util.List;
import java.util.stream.IntStream;

/// The table that holds one dataset's plan: a row for every sheet row that is not unchanged.
///
/// Columns: `_row`; `_outcome`: `c`reate, `u`pdate, `s`kip, `f`ail or, in an undo, `d`elete; `_out`, the column whose scope it is out of; `_missing` and
/// `_taken`, as bits, the columns that refer to nothing and the unique ones that hold another's value; `_reason` and `_note` as
/// staged; `_version` of the record as it is, null when there is none or an earlier row names it; `n0`, `n1` … what the sheet says and `o0`, `o1` …
/// what the record says, for the catalog's columns.
///
/// @param fence of the claim that made the plan
public record PlanTable(int number, long fence, int ordinal, DirectoryTable directory) {
    public static PlanTable of(Claim claim, int ordinal, DirectoryTable directory) {
        return new PlanTable(claim.number(), claim.fence(), ordinal, directory);
    }

    /// The columns that `_missing` has bits for, the lowest first.
    public List<Integer> referring() {
        return IntStream.range(0, directory.size())
                .filter(i -> directory.dataset().columns().get(i).references() != null)
                .boxed()
                .toList();
    }

    /// Of these columns, those whose bit is set.
    public static List<Integer> set(long bits, List<Integer> columns) {
        return IntStream.range(0, columns.size())
                .filter(bit -> (bits & 1L << bit) != 0)
                .mapToObj(columns::get)
                .toList();
    }

    public String name() {
        return "plan_%d_%d_%d".formatted(number, fence, ordinal);
    }
}
