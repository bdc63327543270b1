package io.datasync.worker.directory;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.catalog.Scope;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A column whose values are keys of another dataset's records, by its rules or by its scope.
///
/// @param column its place among the columns of `from`
public record Reference(DirectoryTable from, int column, DirectoryTable to) {
    /// Those that the dataset's own columns make, in column order.
    public static List<Reference> madeBy(Catalog catalog, Dataset dataset) {
        return IntStream.range(0, dataset.columns().size())
                .boxed()
                .flatMap(column -> of(catalog, dataset, column))
                .toList();
    }

    /// Those that mean the dataset's records, whichever sync type's columns make them.
    public static List<Reference> meaning(Catalog catalog, Dataset dataset) {
        return catalog.types().stream()
                .flatMap(type -> type.datasets().stream())
                .flatMap(from -> madeBy(catalog, from).stream())
                .filter(reference -> reference.to().dataset().equals(dataset))
                .toList();
    }

    private static Stream<Reference> of(Catalog catalog, Dataset dataset, int column) {
        String meant = meant(dataset.columns().get(column));
        return meant == null
                ? Stream.empty()
                : Stream.of(
                        new Reference(
                                new DirectoryTable(dataset),
                                column,
                                new DirectoryTable(catalog.dataset(meant).orElseThrow())));
    }

    private static @Nullable String meant(Column column) {
        if (column.references() != null) {
            return column.references();
        }
        return column.scope() instanceof Scope.Exists exists ? exists.dataset() : null;
    }

    /// The referring column, quoted.
    public String columnName() {
        return from.column(column);
    }

    /// The key column that it means, quoted.
    public String keyName() {
        return to.column(to.onlyKey());
    }
}
