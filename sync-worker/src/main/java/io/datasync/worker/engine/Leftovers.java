package io.datasync.worker.engine;

import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// Drops stage and plan tables that nobody needs any more: of runs that ended, and of claims that were superseded.
@Singleton
public final class Leftovers {
    private static final Logger LOG = Logger.getLogger(Leftovers.class);

    private final Jdbi jdbi;

    public Leftovers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Drops what it can; a table that a stopped worker still holds is left for the next time.
    void drop() {
        for (String table : tables()) {
            try {
                jdbi.useTransaction(
                        handle -> {
                            handle.execute("SET LOCAL lock_timeout = '200ms'");
                            handle.execute("DROP TABLE IF EXISTS " + table);
                        });
            } catch (JdbiException e) {
                LOG.debugf("table %s stays for now: %s", table, e.getMessage());
            }
        }
    }

    private List<String> tables() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT c.relname
                                        FROM pg_class c
                                        CROSS JOIN LATERAL regexp_match(c.relname, '^(stage|plan)_(\\d+)_(\\d+)_\\d+$') AS part
                                        LEFT JOIN run r ON r.number = part[2]::integer
                                        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
                                              AND part IS NOT NULL
                                              AND (r.number IS NULL
                                                   OR r.status IN ('succeeded', 'partial', 'failed', 'cancelled')
                                                   OR r.plan_fence IS NOT DISTINCT FROM r.fence AND part[1] = 'stage'
                                                   OR part[3]::bigint NOT IN (r.fence, coalesce(r.plan_fence, r.fence)))
                                        """)
                                .mapTo(String.class)
                                .list());
    }
}
