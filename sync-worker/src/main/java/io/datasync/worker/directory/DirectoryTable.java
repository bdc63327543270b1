package io.datasync.worker.directory;

import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.catalog.Kind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A dataset's table as SQL names it. The catalog lets in nothing but plain words as names, so that quoting them is
/// enough.
public record DirectoryTable(Dataset dataset) {
    public static final String SCHEMA = "directory";

    /// Schema and table, quoted.
    public String name() {
        return SCHEMA + "." + quoted(dataset.table());
    }

    /// A catalog column, quoted, by its place among the catalog's columns.
    public String column(int index) {
        return quoted(dataset.columns().get(index).name());
    }

    /// All catalog columns, quoted, with commas.
    public String columns() {
        return IntStream.range(0, size()).mapToObj(this::column).collect(Collectors.joining(", "));
    }

    public int size() {
        return dataset.columns().size();
    }

    /// The places of the key's columns among the catalog's columns, in the key's order.
    public List<Integer> key() {
        return dataset.key().stream().map(dataset::indexOf).toList();
    }

    /// The place of the one key column.
    ///
    /// @throws IllegalStateException when the key has several
    public int onlyKey() {
        List<Integer> key = key();
        if (key.size() != 1) {
            throw new IllegalStateException(
                    dataset.dataset() + " is referred to, but its key has several columns");
        }
        return key.getFirst();
    }

    /// The places of the columns whose values no two records share, beside a key of one column.
    public List<Integer> unique() {
        return IntStream.range(0, size()).filter(this::uniqueBesideKey).boxed().toList();
    }

    private boolean uniqueBesideKey(int index) {
        Column column = dataset.columns().get(index);
        return column.unique() && !dataset.key().equals(List.of(column.name()));
    }

    /// A column's SQL type.
    public String type(int index) {
        return sqlType(dataset.columns().get(index).kind());
    }

    static String sqlType(Kind kind) {
        return switch (kind) {
            case TEXT, EMAIL, PHONE -> "text";
            case DATE -> "date";
            case TIME -> "time without time zone";
            case BOOLEAN -> "boolean";
            case INTEGER -> "bigint";
            case DECIMAL -> "numeric";
            case LIST -> "text[]";
        };
    }

    static String quoted(String name) {
        return '"' + name + '"';
    }
}
