package io.datasync.audit.records;

import io.datasync.audit.paging.Cursor;
import io.datasync.audit.paging.Page;
import io.datasync.audit.storage.Texts;
import io.datasync.contract.run.Requester;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// What every run did to one record, newest first.
@Singleton
final class RecordHistory {
    /// Parts of a cursor: when the run was requested, the run, the row.
    static final int CURSOR = 3;

    private static final String OF_KEY =
            "SELECT "
                    + RecordColumns.ALL
                    + """
                    , r.id AS run, r.type AS type, r.at AS at, r.finished_at AS finished_at, r.actor_kind AS actor_kind,
                      r.actor_id AS actor_id, r.actor_name AS actor_name, r.actor_email AS actor_email
                    FROM record c JOIN run r ON r.id = c.sync_id
                    WHERE c.dataset = :dataset AND md5(c.subject_key) = md5(:key) AND c.subject_key = :key
                    """;

    private static final String AFTER =
            " AND (r.at, r.id, c.sheet_row) < (:afterAt, :afterRun, :afterRow)";

    private static final String NEWEST_FIRST =
            " ORDER BY r.at DESC, r.id DESC, c.sheet_row DESC LIMIT :limit";

    private final Jdbi jdbi;

    RecordHistory(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Page<RecordHistoryItem> page(String dataset, String key, int limit, @Nullable Cursor after) {
        String sql = OF_KEY + (after == null ? "" : AFTER) + NEWEST_FIRST;
        List<RecordHistoryItem> found =
                jdbi.withHandle(
                        handle -> {
                            Query query =
                                    handle.createQuery(sql)
                                            .bind("dataset", dataset)
                                            .bind("key", Texts.storable(key))
                                            .bind("limit", limit + 1);
                            if (after != null) {
                                query.bind("afterAt", after.instant(0))
                                        .bind("afterRun", after.uuid(1))
                                        .bind("afterRow", after.integer(2));
                            }
                            return query.map((row, _) -> item(row)).list();
                        });
        return Page.of(found, limit, last -> Cursor.of(last.requestedAt(), last.run(), last.row()));
    }

    private static RecordHistoryItem item(ResultSet row) throws SQLException {
        Timestamp finished = row.getTimestamp("finished_at");
        return RecordHistoryItem.of(
                row.getObject("run", UUID.class),
                row.getString("type"),
                row.getTimestamp("at").toInstant(),
                finished == null ? null : finished.toInstant(),
                requester(row),
                RecordColumns.read(row));
    }

    private static @Nullable Requester requester(ResultSet row) throws SQLException {
        String kind = row.getString("actor_kind");
        return kind == null
                ? null
                : new Requester(
                        Requester.Kind.of(kind),
                        row.getString("actor_id"),
                        row.getString("actor_name"),
                        row.getString("actor_email"));
    }
}
