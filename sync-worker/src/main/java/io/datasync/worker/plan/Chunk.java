package io.datasync.worker.plan;

/// A range of a dataset's sheet rows that one transaction applies.
///
/// @param fromRow   beyond this row
/// @param toRow     up to and with this row
/// @param sheetRows records in the range
/// @param planRows  those of them that are not unchanged
public record Chunk(int ordinal, int fromRow, int toRow, int sheetRows, int planRows) {
    public int unchanged() {
        return sheetRows - planRows;
    }
}
