package io.datasync.api.records;

import java.util.regex.Pattern;

/// Names of tables and columns as SQL has them. Only the catalog's own names come here, and only plain ones get through:
/// nothing a caller sent ever reaches SQL but as a bound value.
final class SqlName {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private SqlName() {}

    /// @throws IllegalArgumentException when the name is not plain
    static String quoted(String name) {
        if (!PLAIN.matcher(name).matches()) {
            throw new IllegalArgumentException("not a plain name: " + name);
        }
        return '"' + name + '"';
    }

    /// A table of the directory.
    static String table(String name) {
        return "directory." + quoted(name);
    }

    /// A column of the dataset's own table.
    static String own(String column) {
        return "t." + quoted(column);
    }
}
