package io.datasync.notify.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.datasync.contract.Json;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGNotification;

/// Who closed what: kept in the database, and told to all pods by PostgreSQL's own NOTIFY in the same transaction. No
/// Kafka topic: this matters to nobody but the gateway's pods, which all hold this database open anyway.
public final class Dismissals {
    static final String CHANNEL = "gateway_dismissals";

    private static final Logger LOG = Logger.getLogger(Dismissals.class);

    private final Jdbi jdbi;

    public Dismissals(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Closes the notice for this user, once and for all. Again does nothing.
    public void add(Dismissal dismissal) {
        String payload = json(dismissal);
        jdbi.useTransaction(
                handle -> {
                    int added =
                            handle.createUpdate(
                                            """
                                            INSERT INTO dismissal (user_id, notification_id)
                                            VALUES (:userId, :id) ON CONFLICT DO NOTHING
                                            """)
                                    .bind("userId", dismissal.userId())
                                    .bind("id", dismissal.notificationId())
                                    .execute();
                    if (added > 0) {
                        handle.execute("SELECT pg_notify(?, ?)", CHANNEL, payload);
                    }
                });
    }

    /// All that were closed within this time, by the database's clock.
    List<Dismissal> since(Handle handle, Duration ago) {
        return handle.createQuery(
                        """
                        SELECT user_id, notification_id FROM dismissal
                        WHERE dismissed_at > now() - make_interval(secs => :seconds)
                        ORDER BY dismissed_at
                        """)
                .bind("seconds", ago.toSeconds())
                .map(
                        (row, context) ->
                                new Dismissal(
                                        row.getString("user_id"),
                                        row.getObject("notification_id", UUID.class)))
                .list();
    }

    Jdbi database() {
        return jdbi;
    }

    private static String json(Dismissal dismissal) {
        try {
            return Json.mapper().writeValueAsString(dismissal);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a dismissal cannot be written as JSON", e);
        }
    }

    static Optional<Dismissal> read(PGNotification heard) {
        try {
            return Optional.of(Json.mapper().readValue(heard.getParameter(), Dismissal.class));
        } catch (JsonProcessingException e) {
            LOG.warnf("a notification on channel %s is no dismissal and is left out", CHANNEL);
            return Optional.empty();
        }
    }

    /// One user closed one notice.
    public record Dismissal(String userId, UUID notificationId) {
        public Dismissal {
            Objects.requireNonNull(userId, "userId");
            Objects.requireNonNull(notificationId, "notificationId");
        }
    }
}
