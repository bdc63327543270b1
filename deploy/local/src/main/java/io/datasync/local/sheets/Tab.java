package io.datasync.local.sheets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// One tab as it is at a moment: rows of cells, the header first; rows may be ragged. Every edit makes a new one, so
/// that a reader streams an unchanging sheet.
record Tab(int sheetId, String title, List<List<Cell>> rows) {
    Tab {
        rows = Collections.unmodifiableList(rows);
    }

    int columns() {
        return rows.stream().mapToInt(List::size).max().orElse(0);
    }

    /// @param row from 0
    /// @param column from 0
    Cell cell(int row, int column) {
        if (row >= rows.size() || column >= rows.get(row).size()) {
            return Cell.BLANK;
        }
        return rows.get(row).get(column);
    }

    String header(int column) {
        return cell(0, column) instanceof Cell.Text(String name) ? name : "";
    }

    Tab withCell(int row, int column, Cell cell) {
        List<List<Cell>> changed = new ArrayList<>(rows);
        while (changed.size() <= row) {
            changed.add(List.of());
        }
        List<Cell> cells = new ArrayList<>(changed.get(row));
        while (cells.size() <= column) {
            cells.add(Cell.BLANK);
        }
        cells.set(column, cell);
        changed.set(row, List.copyOf(cells));
        return new Tab(sheetId, title, changed);
    }

    Tab withRow(int row, List<Cell> cells) {
        List<List<Cell>> changed = new ArrayList<>(rows);
        changed.add(Math.clamp(row, 0, changed.size()), List.copyOf(cells));
        return new Tab(sheetId, title, changed);
    }

    Tab withoutRow(int row) {
        if (row >= rows.size()) {
            return this;
        }
        List<List<Cell>> changed = new ArrayList<>(rows);
        changed.remove(row);
        return new Tab(sheetId, title, changed);
    }

    Tab withRows(List<List<Cell>> other) {
        return new Tab(sheetId, title, List.copyOf(other));
    }

    Tab named(String other) {
        return new Tab(sheetId, other, rows);
    }
}
