package io.datasync.audit.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The gaps in a run's numbers 1, 2, 3 …
final class MissingFacts {
    private static final int MOST = 100;

    private static final String GAPS =
            """
            SELECT before + 1 AS first, seq - 1 AS last
            FROM (SELECT seq, lag(seq, 1, 0::bigint) OVER (ORDER BY seq) AS before
                  FROM event WHERE sync_id = :syncId AND state <> 'unreadable') AS facts
            WHERE seq > before + 1
            ORDER BY seq LIMIT :most
            """;

    private MissingFacts() {}

    private record Gap(long first, long last) {}

    /// The lowest missing numbers, at most 100 of them.
    static List<Long> of(Handle handle, UUID syncId) {
        List<Gap> gaps =
                handle.createQuery(GAPS)
                        .bind("syncId", syncId)
                        .bind("most", MOST)
                        .map((row, _) -> new Gap(row.getLong("first"), row.getLong("last")))
                        .list();
        List<Long> missing = new ArrayList<>();
        for (Gap gap : gaps) {
            for (long seq = gap.first(); seq <= gap.last() && missing.size() < MOST; seq++) {
                missing.add(seq);
            }
        }
        return List.copyOf(missing);
    }
}
