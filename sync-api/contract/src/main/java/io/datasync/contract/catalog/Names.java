package io.datasync.contract.catalog;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which names may be given to sync types, datasets, tables and columns. They become names in SQL, URLs and
/// environment variables as they stand, so nothing but plain lower-case words is let in.
final class Names {
    /// PostgreSQL cuts longer names off.
    private static final int LONGEST = 63;

    private static final Pattern SQL = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]*");

    /// PostgreSQL gives every table columns of these names.
    private static final Set<String> SYSTEM_COLUMNS =
            Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

    private Names() {}

    /// Why this cannot name a dataset or a table; empty when it can.
    static Optional<String> faultOfSqlName(String name) {
        if (name.startsWith("_")) {
            return Optional.of(
                    "\"%s\": names beginning with _ are reserved for technical columns; begin with a letter a-z"
                            .formatted(name));
        }
        return fault(name, SQL, "only a-z, 0-9 and _, beginning with a letter");
    }

    /// Why this cannot name a column; empty when it can.
    static Optional<String> faultOfColumn(String name) {
        if (SYSTEM_COLUMNS.contains(name)) {
            return Optional.of(
                    "\"%s\" is a name PostgreSQL keeps for itself; choose another".formatted(name));
        }
        return faultOfSqlName(name);
    }

    /// Why this cannot name a sync type; empty when it can.
    static Optional<String> faultOfType(String name) {
        return fault(name, TYPE, "only a-z, 0-9 and -, beginning with a letter");
    }

    private static Optional<String> fault(String name, Pattern pattern, String allowed) {
        if (!pattern.matcher(name).matches()) {
            return Optional.of("\"%s\" cannot be a name here: %s".formatted(name, allowed));
        }
        if (name.length() > LONGEST) {
            return Optional.of(
                    "\"%s\" has %d characters; at most %d".formatted(name, name.length(), LONGEST));
        }
        return Optional.empty();
    }
}
