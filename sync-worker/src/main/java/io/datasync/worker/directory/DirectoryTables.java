package io.datasync.worker.directory;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.Dataset;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// Makes the tables of the catalog. Only ever adds: tables, columns, indexes. Workers that start at the same time wait
/// for each other.
@Singleton
public final class DirectoryTables {
    private static final long ADVISORY_LOCK = 0x6461_7461_6469_72L;

    private final Jdbi jdbi;

    public DirectoryTables(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Adds what is missing.
    ///
    /// @throws DirectoryMismatch when a table that is there has another type or key than the catalog says
    public void ensure(Catalog catalog) {
        jdbi.useTransaction(
                handle -> {
                    handle.execute("SELECT pg_advisory_xact_lock(?)", ADVISORY_LOCK);
                    catalog.types().stream()
                            .flatMap(type -> type.datasets().stream())
                            .forEach(dataset -> ensure(handle, new DirectoryTable(dataset)));
                });
    }

    private static void ensure(Handle handle, DirectoryTable table) {
        Map<String, String> wanted = columns(table);
        Map<String, String> present = present(handle, table);
        if (present.isEmpty()) {
            create(handle, table, wanted);
        } else {
            checkKey(handle, table);
            wanted.forEach((name, type) -> ensureColumn(handle, table, present, name, type));
        }
        table.unique().forEach(index -> ensureUnique(handle, table, index));
        grant(handle, table);
    }

    private static Map<String, String> columns(DirectoryTable table) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < table.size(); i++) {
            columns.put(table.dataset().columns().get(i).name(), table.type(i));
        }
        columns.put("_version", "bigint NOT NULL DEFAULT 1");
        columns.put("_created_by", "uuid");
        columns.put("_changed_by", "uuid");
        columns.put("_created_at", "timestamp with time zone NOT NULL DEFAULT now()");
        columns.put("_changed_at", "timestamp with time zone NOT NULL DEFAULT now()");
        return columns;
    }

    private static Map<String, String> present(Handle handle, DirectoryTable table) {
        return handle.createQuery(
                        """
                        SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
                        FROM pg_attribute a
                        WHERE a.attrelid = to_regclass(:table) AND a.attnum > 0 AND NOT a.attisdropped
                        """)
                .bind("table", table.name())
                .map((row, _) -> Map.entry(row.getString("name"), row.getString("type")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void create(Handle handle, DirectoryTable table, Map<String, String> columns) {
        String definitions =
                columns.entrySet().stream()
                        .map(
                                column ->
                                        DirectoryTable.quoted(column.getKey())
                                                + " "
                                                + column.getValue())
                        .collect(Collectors.joining(", "));
        String key = table.key().stream().map(table::column).collect(Collectors.joining(", "));
        handle.execute(
                "CREATE TABLE IF NOT EXISTS %s (%s, PRIMARY KEY (%s))"
                        .formatted(table.name(), definitions, key));
    }

    private static void ensureColumn(
            Handle handle,
            DirectoryTable table,
            Map<String, String> present,
            String name,
            String definition) {
        String there = present.get(name);
        if (there == null) {
            handle.execute(
                    "ALTER TABLE %s ADD COLUMN %s %s"
                            .formatted(table.name(), DirectoryTable.quoted(name), definition));
        } else if (!definition.replaceFirst(" NOT NULL.*", "").equals(there)) {
            throw new DirectoryMismatch(
                    "dataset %s: column %s of %s is %s in the database, but the catalog's kind needs %s; name a new column in the catalog, or convert the column by hand"
                            .formatted(
                                    table.dataset().dataset(),
                                    name,
                                    table.name(),
                                    there,
                                    definition));
        }
    }

    private static void checkKey(Handle handle, DirectoryTable table) {
        List<String> present =
                handle.createQuery(
                                """
                                SELECT a.attname
                                FROM pg_index i
                                CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(attnum, place)
                                JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                                WHERE i.indrelid = to_regclass(:table) AND i.indisprimary
                                ORDER BY k.place
                                """)
                        .bind("table", table.name())
                        .mapTo(String.class)
                        .list();
        Dataset dataset = table.dataset();
        if (!present.equals(dataset.key())) {
            throw new DirectoryMismatch(
                    "dataset %s: the key of %s is %s in the database, but %s in the catalog; a key cannot be changed by adding, so name a new table"
                            .formatted(dataset.dataset(), table.name(), present, dataset.key()));
        }
    }

    private static void ensureUnique(Handle handle, DirectoryTable table, int column) {
        try {
            handle.execute(
                    "CREATE UNIQUE INDEX IF NOT EXISTS %s ON %s (%s)"
                            .formatted(
                                    indexName(table, column), table.name(), table.column(column)));
        } catch (JdbiException e) {
            throw new DirectoryMismatch(
                    "dataset %s: %s cannot be made unique in %s, for records share a value; set them right, or take \"unique\" out of the catalog"
                            .formatted(
                                    table.dataset().dataset(), table.column(column), table.name()),
                    e);
        }
    }

    /// PostgreSQL cuts names at 63 characters, which could make two of them one.
    private static String indexName(DirectoryTable table, int column) {
        String name =
                table.dataset().table()
                        + "_"
                        + table.dataset().columns().get(column).name()
                        + "_unique";
        if (name.length() > 63) {
            name =
                    name.substring(0, 50)
                            + "_"
                            + String.format(Locale.ROOT, "%08x", name.hashCode());
        }
        return DirectoryTable.quoted(name);
    }

    /// sync-api shows the records; where default privileges were not set up, this does it.
    private static void grant(Handle handle, DirectoryTable table) {
        boolean hasApi =
                handle.createQuery("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = 'api')")
                        .mapTo(Boolean.class)
                        .one();
        if (hasApi) {
            handle.execute("GRANT SELECT ON %s TO api".formatted(table.name()));
        }
    }
}
