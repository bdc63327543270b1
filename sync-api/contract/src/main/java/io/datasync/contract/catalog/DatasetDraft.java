package io.datasync.contract.catalog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A dataset as its file has it, perhaps with faults.
record DatasetDraft(
        String path,
        @Nullable String dataset,
        @Nullable String label,
        @Nullable String title,
        @Nullable String tab,
        @Nullable String table,
        List<String> key,
        @Nullable String nameColumn,
        @Nullable String detailColumn,
        List<ColumnDraft> columns) {
    static DatasetDraft read(Mapping mapping) {
        String dataset = sqlName(mapping, "dataset");
        String label = mapping.text("label");
        String title = mapping.text("title");
        String tab = mapping.text("tab");
        String table = sqlName(mapping, "table");
        List<String> key = mapping.texts("key");
        Mapping shownAs = mapping.mapping("shownAs");
        DatasetDraft draft =
                new DatasetDraft(
                        mapping.path(),
                        dataset,
                        label,
                        title,
                        tab,
                        table,
                        key,
                        shownAs == null ? null : shownAs.text("name"),
                        shownAs == null ? null : shownAs.optionalText("detail"),
                        mapping.mappings("columns").stream().map(ColumnReader::read).toList());
        if (shownAs != null) {
            shownAs.done();
        }
        mapping.done();
        DatasetChecks.check(draft, mapping.faults());
        return draft;
    }

    private static @Nullable String sqlName(Mapping mapping, String field) {
        String name = mapping.text(field);
        if (name != null) {
            Names.faultOfSqlName(name).ifPresent(reason -> mapping.fault(field, reason));
        }
        return name;
    }

    Optional<ColumnDraft> column(String name) {
        return columns.stream().filter(column -> name.equals(column.name())).findFirst();
    }

    List<String> columnNames() {
        return columns.stream()
                .flatMap(column -> Optional.ofNullable(column.name()).stream())
                .toList();
    }

    String at(String field) {
        return path + "." + field;
    }

    /// To be called on a draft without faults only.
    Dataset build() {
        return new Dataset(
                Draft.sound(dataset),
                Draft.sound(label),
                Draft.sound(title),
                Draft.sound(tab),
                Draft.sound(table),
                key,
                Draft.sound(nameColumn),
                detailColumn,
                columns.stream().map(ColumnDraft::build).toList());
    }
}
