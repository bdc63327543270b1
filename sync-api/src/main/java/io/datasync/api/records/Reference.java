package io.datasync.api.records;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.catalog.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column whose values name records of another dataset, and where that record's name stands.
///
/// @param column of the dataset that is shown
/// @param alias  of the other table in SQL
record Reference(String column, String alias, String table, String key, String nameColumn) {
    /// The references of a dataset that lead to a name. A record that has no name but its key gains nothing by one.
    static List<Reference> of(Dataset dataset, Catalog catalog) {
        List<Reference> references = new ArrayList<>();
        for (Column column : dataset.columns()) {
            String other = otherDataset(column);
            if (other != null) {
                catalog.dataset(other)
                        .filter(target -> resolves(column, target))
                        .map(target -> to(target, column, "r" + references.size()))
                        .ifPresent(references::add);
            }
        }
        return List.copyOf(references);
    }

    private static @Nullable String otherDataset(Column column) {
        return column.scope() instanceof Scope.Exists(String dataset, String _)
                ? dataset
                : column.references();
    }

    private static boolean resolves(Column column, Dataset target) {
        return target.key().size() == 1
                && !target.nameColumn().equals(target.key().getFirst())
                && SqlType.isText(target.column(target.nameColumn()).kind())
                && SqlType.of(column.kind())
                        .equals(SqlType.of(target.column(target.key().getFirst()).kind()));
    }

    private static Reference to(Dataset target, Column column, String alias) {
        return new Reference(
                column.name(), alias, target.table(), target.key().getFirst(), target.nameColumn());
    }

    String join() {
        return "LEFT JOIN %s %s ON %s.%s = %s"
                .formatted(
                        SqlName.table(table),
                        alias,
                        alias,
                        SqlName.quoted(key),
                        SqlName.own(column));
    }

    /// The other record's name.
    String name() {
        return alias + "." + SqlName.quoted(nameColumn);
    }
}
