package io.datasync.worker.source;

import java.util.List;

/// A row of a tab; rows may be ragged, what is not there is blank.
///
/// @param number as the sheet counts, from 1
public record Row(int number, List<Cell> cells) {
    /// The cell at a place, counted from 0; blank beyond the row's end.
    public Cell cell(int index) {
        return index < cells.size() ? cells.get(index) : Cell.BLANK;
    }
}
