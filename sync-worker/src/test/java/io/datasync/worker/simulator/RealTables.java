package io.datasync.worker.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Jdbi;

/// The tables as they stand, and what time and other programs do to them.
final class RealTables {
    private static final String UNLOGGED =
            "SELECT relname FROM pg_class WHERE relname ~ '^(stage|plan)_[0-9]' AND relkind = 'r'";

    private static final String BUSY =
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()
            """;

    /// So many kinds of lines come before the records.
    private static final int OTHERS = 4;

    private final Jdbi jdbi;
    private final Map<String, String> names = new HashMap<>();

    RealTables(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void name(UUID id, int request) {
        names.put(id.toString(), Integer.toString(request));
    }

    /// With the numbers of requests in place of their ids.
    String named(String text) {
        String named = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            named = named.replace(name.getKey(), name.getValue());
        }
        return named;
    }

    void empty() {
        names.clear();
        jdbi.useHandle(
                handle -> {
                    for (String table :
                            List.of("outbox", "inbox", "relay", "slice", "chunk", "run_dataset")) {
                        handle.execute("DELETE FROM " + table);
                    }
                    handle.execute("DELETE FROM run");
                    for (String table : records()) {
                        handle.execute("DELETE FROM directory." + table);
                    }
                    for (String table : handle.createQuery(UNLOGGED).mapTo(String.class).list()) {
                        handle.execute("DROP TABLE " + table);
                    }
                });
    }

    private static List<String> records() {
        List<String> tables = new ArrayList<>();
        for (SyncKind kind : SyncKind.values()) {
            for (int i = 0; i < kind.datasets(); i++) {
                tables.add(kind.dataset(i));
            }
        }
        return tables;
    }

    /// As a crash does. A chunk that is being read ahead is waited for.
    void emptyUnlogged() {
        jdbi.useHandle(
                handle -> {
                    do {
                        LockSupport.parkNanos(20_000_000);
                    } while (handle.createQuery(BUSY).mapTo(Integer.class).one() > 0);
                    for (String table : handle.createQuery(UNLOGGED).mapTo(String.class).list()) {
                        handle.execute("TRUNCATE " + table);
                    }
                });
    }

    /// So much time passes, for all that is measured by the database's clock.
    void advance(int seconds) {
        jdbi.useHandle(
                handle -> {
                    handle.execute(
                            "UPDATE lease SET until = until - make_interval(secs => ?)", seconds);
                    handle.execute(
                            "UPDATE run SET not_before = not_before - make_interval(secs => ?) WHERE not_before > now()",
                            seconds);
                    handle.execute(
                            "UPDATE relay SET seen_at = seen_at - make_interval(secs => ?)",
                            seconds);
                });
    }

    void edit(String table, String code, int amount) {
        jdbi.useHandle(
                handle -> {
                    if (amount == 0) {
                        handle.execute(
                                "DELETE FROM directory.%s WHERE code = ?".formatted(table), code);
                    } else {
                        handle.execute(
                                """
                                INSERT INTO directory.%s AS t (code, amount) VALUES (?, ?)
                                ON CONFLICT (code) DO UPDATE SET amount = excluded.amount
                                """
                                        .formatted(table),
                                code,
                                amount);
                    }
                });
    }

    String snapshot() {
        StringBuilder records = new StringBuilder();
        List<String> tables = records();
        for (int i = 0; i < tables.size(); i++) {
            records.append(
                    """
                    UNION ALL SELECT %2$d, code, '%1$s ' || code || '=' || amount || ' v' || _version FROM directory.%1$s
                    """
                            .formatted(tables.get(i), OTHERS + i));
        }
        String query = lines() + records + ") AS lines ORDER BY part, place COLLATE \"C\"";
        List<String> lines =
                jdbi.withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
        return named(String.join("\n", lines));
    }

    private static String lines() {
        return """
        SELECT line FROM (
        SELECT 1 AS part, accepted_at::text AS place,
               concat_ws(' ', 'run', sync_id, status, fence, claims, failures, seq,
                         cancel_requested, coalesce(plan_fence, 0), checkpoint_ordinal, checkpoint_row,
                         (SELECT concat_ws(' ', count(*), sum(created), sum(updated), sum(unchanged), sum(skipped), sum(failed))
                          FROM slice s WHERE s.sync_id = run.sync_id)) AS line
        FROM run
        UNION ALL SELECT 2, taken_at::text, concat_ws(' ', 'request', sync_id, outcome) FROM inbox
        UNION ALL SELECT 3, lpad(id::text, 20, '0'),
               concat_ws(' ', sync_id, seq, split_part(type, '.', 4), published_at IS NOT NULL) FROM outbox
        """;
    }
}
