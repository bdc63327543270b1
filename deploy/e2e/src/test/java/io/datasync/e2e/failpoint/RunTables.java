package io.datasync.e2e.failpoint;

import static org.awaitility.Awaitility.await;

import io.datasync.local.PostgresPart;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The workers' database, looked at and set up from outside.
final class RunTables {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Set<String> ENDS = Set.of("succeeded", "partial", "failed", "cancelled");

    private final PostgresPart postgres;
    private final String database;

    RunTables(PostgresPart postgres, String database) {
        this.postgres = postgres;
        this.database = database;
    }

    /// Waits until the run has ended, however.
    String awaitEnd(UUID syncId) {
        return await("the end of " + syncId)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> status(syncId), status -> status.filter(ENDS::contains).isPresent())
                .orElseThrow();
    }

    Optional<String> status(UUID syncId) {
        return rows("SELECT status FROM run WHERE sync_id = ?", syncId).stream().findFirst();
    }

    /// How often the run was claimed.
    long claims(UUID syncId) {
        return Long.parseLong(
                rows("SELECT fence::text FROM run WHERE sync_id = ?", syncId).getFirst());
    }

    /// When it ended, by the database's clock, which is this machine's.
    Instant finishedAt(UUID syncId) {
        return Instant.ofEpochMilli(
                Long.parseLong(
                        rows(
                                        "SELECT (extract(epoch FROM finished_at) * 1000)::bigint::text FROM run WHERE sync_id = ?",
                                        syncId)
                                .getFirst()));
    }

    /// The process that holds a lease on some run now.
    Optional<Long> holder() {
        return rows(
                        "SELECT split_part(holder, '-', 1) FROM lease WHERE holder IS NOT NULL AND until > now()")
                .stream()
                .findFirst()
                .map(Long::valueOf);
    }

    /// All that workers write but for what keeps them alive: to see that nothing more was written.
    List<String> written() {
        List<String> all = new ArrayList<>();
        for (String table : List.of("run", "run_dataset", "chunk", "slice", "inbox")) {
            all.addAll(rows("SELECT to_jsonb(t)::text FROM %s t ORDER BY 1".formatted(table)));
        }
        all.addAll(rows("SELECT (to_jsonb(o) - 'published_at')::text FROM outbox o ORDER BY id"));
        directory().values().forEach(all::addAll);
        return all;
    }

    /// All records, without what differs from run to run.
    Map<String, List<String>> directory() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (String table :
                rows("SELECT tablename FROM pg_tables WHERE schemaname = 'directory' ORDER BY 1")) {
            tables.put(
                    table,
                    rows(
                            "SELECT (to_jsonb(t) - '{_created_by,_changed_by,_created_at,_changed_at}'::text[])::text FROM directory.\"%s\" t ORDER BY 1"
                                    .formatted(table)));
        }
        return tables;
    }

    /// Keeps what a table of records holds now.
    void save(String table) {
        execute("CREATE TABLE saved_%1$s AS SELECT * FROM directory.%1$s".formatted(table));
    }

    /// Puts it back.
    void restore(String table) {
        execute("TRUNCATE directory." + table);
        execute("INSERT INTO directory.%1$s SELECT * FROM saved_%1$s".formatted(table));
    }

    List<String> rows(String query, Object... parameters) {
        try (Connection connection = postgres.connect("worker", database);
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet found = statement.executeQuery()) {
                List<String> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(found.getString(1));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (Connection connection = postgres.connect("worker", database);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
