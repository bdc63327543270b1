package io.datasync.notify.notifications;

import io.datasync.notify.notifications.Dismissals.Dismissal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// Hears what users close, on whichever pod, with a connection and a thread of its own. The table is the truth and the
/// notification the doorbell: from time to time, and whenever the connection is new, the table is read too, so that
/// nothing is lost with a connection. Hence some are told twice, and hearers must not mind.
public final class DismissalListener implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DismissalListener.class);
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int WAITS_BETWEEN_READS = 30;

    private static final Duration FIRST_LOOK_BACK = Duration.ofHours(1);
    private static final Duration LOOK_BACK = Duration.ofMinutes(2);

    private final Dismissals dismissals;
    private final Consumer<Dismissal> hearer;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    public DismissalListener(Dismissals dismissals, Consumer<Dismissal> hearer) {
        this.dismissals = dismissals;
        this.hearer = hearer;
        this.thread = Thread.ofPlatform().name("dismissals").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        do {
            try (Handle handle = dismissals.database().open()) {
                listen(handle);
            } catch (JdbiException | SQLException e) {
                LOG.warnf("PostgreSQL does not tell of dismissals now: %s", e.getMessage());
            }
        } while (!stops(RETRY));
    }

    private void listen(Handle handle) throws SQLException {
        PGConnection connection = handle.getConnection().unwrap(PGConnection.class);
        handle.execute("LISTEN " + Dismissals.CHANNEL);
        try {
            dismissals.since(handle, FIRST_LOOK_BACK).forEach(hearer);
            for (int waits = 1; stopped.getCount() > 0; waits++) {
                for (PGNotification heard : connection.getNotifications((int) WAIT.toMillis())) {
                    Dismissals.read(heard).ifPresent(hearer);
                }
                if (waits % WAITS_BETWEEN_READS == 0) {
                    dismissals.since(handle, LOOK_BACK).forEach(hearer);
                }
            }
        } finally {
            if (!handle.getConnection().isClosed()) {
                handle.execute("UNLISTEN *");
            }
        }
    }

    private boolean stops(Duration within) {
        try {
            return stopped.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join(WAIT.plus(WAIT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
