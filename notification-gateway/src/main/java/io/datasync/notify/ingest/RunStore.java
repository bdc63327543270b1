package io.datasync.notify.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.datasync.contract.Json;
import io.datasync.contract.run.RunView;
import io.datasync.notify.live.LiveRun;
import io.datasync.notify.notifications.Notices;
import io.datasync.notify.notifications.NotificationStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/// The runs as they were heard of, in the database. All methods block.
public final class RunStore {
    private final Jdbi jdbi;
    private final Notices notices;

    public RunStore(Jdbi jdbi, Notices notices) {
        this.jdbi = jdbi;
        this.notices = notices;
    }

    /// Keeps a run and what is to be said of it, in one transaction. The same again, or something older, changes
    /// nothing.
    void record(LiveRun run) {
        String view = json(run.view());
        jdbi.useTransaction(
                handle -> {
                    handle.createUpdate(
                                    """
                                    INSERT INTO run (sync_id, type, status, revision, view)
                                    VALUES (:id, :type, :status, :revision, CAST(:view AS jsonb))
                                    ON CONFLICT (sync_id) DO UPDATE
                                    SET status = excluded.status, revision = excluded.revision,
                                        view = excluded.view, updated_at = now()
                                    WHERE run.revision < excluded.revision
                                    """)
                            .bind("id", run.view().id())
                            .bind("type", run.view().type())
                            .bind("status", run.view().status().wire())
                            .bind("revision", run.revision())
                            .bind("view", view)
                            .execute();
                    notices.of(run.view(), run.revision())
                            .ifPresent(notice -> NotificationStore.record(handle, notice));
                });
    }

    /// The runs under way, and those whose end was heard so lately that a late word of them may still come.
    List<LiveRun> recent() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT view, revision FROM run
                                        WHERE status IN ('queued', 'running', 'awaiting_approval')
                                           OR updated_at > now() - interval '2 hours'
                                        """)
                                .map(RunStore::run)
                                .list());
    }

    private static LiveRun run(ResultSet row, StatementContext context) throws SQLException {
        try {
            return new LiveRun(
                    Json.mapper().readValue(row.getString("view"), RunView.class),
                    row.getLong("revision"));
        } catch (JsonProcessingException e) {
            throw new SQLException("a stored run cannot be read", e);
        }
    }

    private static String json(RunView view) {
        try {
            return Json.mapper().writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run cannot be written as JSON", e);
        }
    }
}
