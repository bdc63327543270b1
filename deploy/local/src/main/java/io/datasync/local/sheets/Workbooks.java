package io.datasync.local.sheets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// The spreadsheets as they are now, and every edit to them.
final class Workbooks {
    private final Runnable onChange;
    private Map<String, Spreadsheet> all;
    private Day day;

    Workbooks(Day day, Runnable onChange) {
        this.day = day;
        this.all = new ConcurrentHashMap<>(day.spreadsheets());
        this.onChange = onChange;
    }

    synchronized Day day() {
        return day;
    }

    synchronized List<Spreadsheet> list() {
        Map<String, Spreadsheet> ordered = new LinkedHashMap<>();
        day.spreadsheets().keySet().forEach(id -> find(id).ifPresent(it -> ordered.put(id, it)));
        all.forEach(ordered::putIfAbsent);
        return List.copyOf(ordered.values());
    }

    synchronized Optional<Spreadsheet> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    /// One more, or another in its place.
    synchronized void put(Spreadsheet spreadsheet) {
        all.put(spreadsheet.id(), spreadsheet);
        onChange.run();
    }

    /// All tabs as they are on that day; edits are gone.
    synchronized void switchTo(Day other) {
        day = other;
        all = new ConcurrentHashMap<>(other.spreadsheets());
        onChange.run();
    }

    synchronized void restore(Day savedDay, Map<String, Spreadsheet> saved) {
        day = savedDay;
        all.putAll(saved);
    }

    /// @throws NoSuchElementException when there is no such spreadsheet or tab
    synchronized Tab edit(String id, String tabName, UnaryOperator<Tab> edit) {
        Spreadsheet spreadsheet =
                find(id).orElseThrow(
                                () ->
                                        new NoSuchElementException(
                                                "There is no spreadsheet " + id + "."));
        Tab old =
                spreadsheet
                        .tab(tabName)
                        .orElseThrow(
                                () ->
                                        new NoSuchElementException(
                                                "There is no tab " + tabName + " in " + id + "."));
        Tab changed = edit.apply(old);
        all.put(id, spreadsheet.with(old, changed));
        onChange.run();
        return changed;
    }

    static List<List<Cell>> rows(List<? extends List<?>> values) {
        List<List<Cell>> rows = new ArrayList<>(values.size());
        for (List<?> row : values) {
            List<Cell> cells = new ArrayList<>(row.size());
            row.forEach(value -> cells.add(Cell.of(value)));
            rows.add(List.copyOf(cells));
        }
        return rows;
    }
}
