package io.datasync.worker.stage;

import java.util.BitSet;

/// Which rows of a sheet are records, a bit for each, so that the records of any range can be counted whether or not
/// they were staged.
public final class SheetRows {
    private final BitSet records = new BitSet();

    public void add(int row) {
        records.set(row);
    }

    public long size() {
        return records.cardinality();
    }

    /// The last record before the row, or `-1`.
    public int lastBefore(int row) {
        return records.previousSetBit(row - 1);
    }

    /// The first record beyond the row, or `-1`.
    public int firstBeyond(int row) {
        return records.nextSetBit(row + 1);
    }

    /// @param from beyond this row
    /// @param to   up to and with this row
    public int count(int from, int to) {
        int count = 0;
        for (int row = firstBeyond(from); row >= 0 && row <= to; row = firstBeyond(row)) {
            count++;
        }
        return count;
    }
}
