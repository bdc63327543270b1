package io.datasync.contract.catalog;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One tab and one table.
///
/// @param dataset its name, unique over the catalog, e.g. `schedules`
/// @param label   in messages, e.g. `Karyawan therapists`
/// @param title   on its tab in the console, e.g. `Therapists`
/// @param tab     the spreadsheet's tab
/// @param table   in schema `directory`
/// @param key     the columns that identify a record, in order; at least one
/// @param nameColumn   what a record is shown as
/// @param detailColumn what stands in brackets behind it; null for nothing
/// @param columns in the order of messages and pages
public record Dataset(
        String dataset,
        String label,
        String title,
        String tab,
        String table,
        List<String> key,
        String nameColumn,
        @Nullable String detailColumn,
        List<Column> columns) {
    public Dataset {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(tab, "tab");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(nameColumn, "nameColumn");
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        if (key.isEmpty()) {
            throw new IllegalArgumentException("dataset " + dataset + " has no key");
        }
    }

    /// The column of that name.
    ///
    /// @throws IllegalArgumentException when there is none
    public Column column(String name) {
        return columns.get(indexOf(name));
    }

    /// Where the column stands among [#columns()].
    public int indexOf(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("dataset " + dataset + " has no column " + name);
    }

    /// True when its header must stand in the sheet: marked required, present or key.
    public boolean headerNeeded(Column column) {
        return column.required() || column.present() || key.contains(column.name());
    }
}
