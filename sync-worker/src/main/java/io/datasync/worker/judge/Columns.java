package io.datasync.worker.judge;

import java.util.List;

/// Where each catalog column stands in the sheet.
///
/// @param positions for each catalog column, in order, its place counted from 0; `-1` when the sheet does not have it,
///                  which only a column that is neither required, present nor key may be
public record Columns(List<Integer> positions) {
    private static final int LETTERS = 26;

    public Columns {
        positions = List.copyOf(positions);
    }

    /// Its place in the sheet, from 0; `-1` when it is not there.
    public int position(int column) {
        return positions.get(column);
    }

    public boolean present(int column) {
        return position(column) >= 0;
    }

    /// The column's letter, e.g. `G`.
    public String letter(int column) {
        return letterAt(position(column));
    }

    /// The cell in A1 notation, e.g. `G151`.
    public String cell(int column, int row) {
        return letter(column) + row;
    }

    /// The letter of a place counted from 0: `A` … `Z`, `AA` …
    static String letterAt(int position) {
        StringBuilder letters = new StringBuilder();
        for (int rest = position + 1; rest > 0; rest = (rest - 1) / LETTERS) {
            letters.append((char) ('A' + (rest - 1) % LETTERS));
        }
        return letters.reverse().toString();
    }
}
