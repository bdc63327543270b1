package io.datasync.notify.notifications;

import io.datasync.notify.notifications.NotificationCursor.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The notices and who has closed them, in the database. All methods block.
public final class NotificationStore {
    /// No window shows more than this; the rest is there over HTTP.
    static final int SHOWN = 200;

    private final Jdbi jdbi;

    public NotificationStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Stores a notice within the caller's transaction, and lets the newest of its run stand alone.
    public static void record(Handle handle, Notification notification) {
        handle.createUpdate(
                        """
                        INSERT INTO notification (id, sync_id, type, level, title, message, at, revision)
                        VALUES (:id, :syncId, :type, :level, :title, :message, :at, :revision)
                        ON CONFLICT (id) DO UPDATE SET revision = excluded.revision
                        WHERE notification.revision < excluded.revision
                        """)
                .bind("id", notification.id())
                .bind("syncId", notification.syncId())
                .bind("type", notification.type())
                .bind("level", notification.level().wire())
                .bind("title", notification.title())
                .bind("message", notification.message())
                .bind("at", notification.at().atOffset(ZoneOffset.UTC))
                .bind("revision", notification.revision())
                .execute();
        handle.createUpdate(
                        """
                        UPDATE notification n SET superseded = NOT n.superseded
                        WHERE n.sync_id = :syncId AND n.superseded <>
                              (n.revision < (SELECT max(revision) FROM notification WHERE sync_id = :syncId))
                        """)
                .bind("syncId", notification.syncId())
                .execute();
    }

    /// What a window of this user shows when it opens: the newest undismissed ones, newest first, and what the user has
    /// closed in the last day.
    public Undismissed undismissed(String userId) {
        return jdbi.inTransaction(
                handle ->
                        new Undismissed(
                                page(handle, userId, null, SHOWN), closedLately(handle, userId)));
    }

    private static Set<UUID> closedLately(Handle handle, String userId) {
        return handle.createQuery(
                        """
                        SELECT notification_id FROM dismissal
                        WHERE user_id = :userId AND dismissed_at > now() - interval '1 day'
                        """)
                .bind("userId", userId)
                .mapTo(UUID.class)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// This user's undismissed notices, newest first.
    ///
    /// @param after where the page before ended; null for the first
    public List<Notification> page(String userId, @Nullable Place after, int limit) {
        return jdbi.withHandle(handle -> page(handle, userId, after, limit));
    }

    private static List<Notification> page(
            Handle handle, String userId, @Nullable Place after, int limit) {
        return handle.createQuery(
                        """
                        SELECT id, sync_id, type, level, title, message, at, revision
                        FROM notification n
                        WHERE NOT superseded
                          AND (at, id) < (coalesce(CAST(:at AS timestamptz), 'infinity'),
                                          coalesce(CAST(:id AS uuid), 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
                          AND NOT EXISTS (SELECT FROM dismissal d
                                          WHERE d.user_id = :userId AND d.notification_id = n.id)
                        ORDER BY at DESC, id DESC
                        LIMIT :limit
                        """)
                .bind("userId", userId)
                .bind("at", after == null ? null : after.at().atOffset(ZoneOffset.UTC))
                .bind("id", after == null ? null : after.id())
                .bind("limit", limit)
                .map(NotificationStore::notification)
                .list();
    }

    public boolean exists(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "SELECT EXISTS (SELECT FROM notification WHERE id = :id)")
                                .bind("id", id)
                                .mapTo(Boolean.class)
                                .one());
    }

    private static Notification notification(ResultSet row, StatementContext context)
            throws SQLException {
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        return new Notification(
                row.getObject("id", UUID.class),
                row.getObject("sync_id", UUID.class),
                row.getString("type"),
                Level.of(row.getString("level")),
                row.getString("title"),
                row.getString("message"),
                at,
                row.getLong("revision"));
    }

    /// @param notifications newest first
    /// @param closedLately  the ids of what the user has closed in the last day
    public record Undismissed(List<Notification> notifications, Set<UUID> closedLately) {
        public Undismissed {
            notifications = List.copyOf(notifications);
            closedLately = Set.copyOf(closedLately);
        }
    }
}
