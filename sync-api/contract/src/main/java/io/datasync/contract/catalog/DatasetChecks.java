package io.datasync.contract.catalog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a dataset's columns go together, and whether what it says of them is there.
final class DatasetChecks {
    private DatasetChecks() {}

    static void check(DatasetDraft dataset, Faults faults) {
        checkNames(dataset, faults);
        checkHeaders(dataset, faults);
        checkKey(dataset, faults);
        known(dataset, dataset.at("shownAs.name"), dataset.nameColumn(), faults);
        known(dataset, dataset.at("shownAs.detail"), dataset.detailColumn(), faults);
        dataset.columns().forEach(column -> checkAfter(dataset, column, faults));
    }

    private static void checkNames(DatasetDraft dataset, Faults faults) {
        Set<String> seen = new HashSet<>();
        for (ColumnDraft column : dataset.columns()) {
            if (column.name() != null && !seen.add(column.name())) {
                faults.add(
                        column.at("name"),
                        "\"%s\" names an earlier column of this dataset already; give each column a name of its own"
                                .formatted(column.name()));
            }
        }
    }

    /// Headers are found in the sheet without regard to case and outer spaces, so they are compared so.
    private static void checkHeaders(DatasetDraft dataset, Faults faults) {
        Map<String, String> takenBy = new HashMap<>();
        for (ColumnDraft column : dataset.columns()) {
            if (column.header() != null) {
                takeHeader(takenBy, column.header(), column.at("header"), faults);
            }
            for (int i = 0; i < column.aliases().size(); i++) {
                takeHeader(
                        takenBy,
                        column.aliases().get(i),
                        column.at("aliases") + "[" + i + "]",
                        faults);
            }
        }
    }

    private static void takeHeader(
            Map<String, String> takenBy, String header, String path, Faults faults) {
        String before = takenBy.putIfAbsent(header.strip().toLowerCase(Locale.ROOT), path);
        if (before != null) {
            faults.add(
                    path,
                    "\"%s\" is taken by %s already; a header can mean one column only"
                            .formatted(header, before));
        }
    }

    private static void checkKey(DatasetDraft dataset, Faults faults) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < dataset.key().size(); i++) {
            String name = dataset.key().get(i);
            String path = dataset.at("key") + "[" + i + "]";
            if (!seen.add(name)) {
                faults.add(path, "\"%s\" stands in the key twice; keep one".formatted(name));
                continue;
            }
            ColumnDraft column = known(dataset, path, name, faults);
            if (column != null && !column.required()) {
                faults.add(
                        path,
                        "\"%s\" must be marked \"required: true\", for a record without a key cannot be told from others"
                                .formatted(name));
            }
            if (column != null && column.kind() == Kind.LIST) {
                faults.add(path, "\"%s\" is a list; a key must be one value".formatted(name));
            }
        }
    }

    private static void checkAfter(DatasetDraft dataset, ColumnDraft column, Faults faults) {
        for (Rule rule : column.rules()) {
            switch (rule) {
                case Rule.After(String other) ->
                        checkOther(dataset, column, "after", other, faults);
                case Rule.OnOrAfter(String other) ->
                        checkOther(dataset, column, "onOrAfter", other, faults);
                case Rule.OneOf _, Rule.Above _, Rule.AtLeast _, Rule.References _ -> {}
            }
        }
    }

    private static void checkOther(
            DatasetDraft dataset, ColumnDraft column, String field, String name, Faults faults) {
        if (name.equals(column.name())) {
            faults.add(column.at(field), "names its own column; it must name another one");
            return;
        }
        ColumnDraft other = known(dataset, column.at(field), name, faults);
        if (other == null || other.kind() == null || column.kind() == null) {
            return;
        }
        if (other.kind() != column.kind()) {
            faults.add(
                    column.at(field),
                    "compares kind %s with \"%s\", which is of kind %s; both must be of one kind"
                            .formatted(column.kind().wire(), name, other.kind().wire()));
        }
    }

    private static @Nullable ColumnDraft known(
            DatasetDraft dataset, String path, @Nullable String name, Faults faults) {
        if (name == null) {
            return null;
        }
        ColumnDraft column = dataset.column(name).orElse(null);
        if (column == null) {
            faults.add(
                    path,
                    "\"%s\" is no column of this dataset%s"
                            .formatted(name, NearMiss.hint(name, dataset.columnNames())));
        }
        return column;
    }
}
