package io.datasync.worker.outbox;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Which worker relays: the one whose database session holds the advisory lock. A worker that is stopped keeps its
/// session open, so the one that relays says now and then that it is there, and is thrown out when it does not.
@Singleton
public final class RelayLock {
    private static final int LOCK_CLASS = 0x4F55_5442;
    private static final Duration SAY_EVERY = Duration.ofSeconds(5);

    private final OutboxSettings settings;
    private final String holder = Long.toString(ProcessHandle.current().pid());
    private Instant said = Instant.EPOCH;

    public RelayLock(OutboxSettings settings) {
        this.settings = settings;
    }

    /// Takes the lock for the handle's session, unless another holds it.
    boolean take(Handle handle) {
        boolean taken =
                handle.createQuery("SELECT pg_try_advisory_lock(:class, 1)")
                        .bind("class", LOCK_CLASS)
                        .mapTo(Boolean.class)
                        .one();
        if (taken) {
            said = Instant.EPOCH;
        } else {
            throwOutWhenStopped(handle);
        }
        return taken;
    }

    void release(Handle handle) {
        if (handle.isClosed()) {
            return;
        }
        handle.createQuery("SELECT pg_advisory_unlock(:class, 1)")
                .bind("class", LOCK_CLASS)
                .mapTo(Boolean.class)
                .one();
    }

    /// Says that the relay is there; our own clock only spares statements.
    void seen(Handle handle) {
        Instant now = Instant.now();
        if (Duration.between(said, now).compareTo(SAY_EVERY) < 0) {
            return;
        }
        handle.createUpdate(
                        """
                        INSERT INTO relay (holder, seen_at) VALUES (:holder, clock_timestamp())
                        ON CONFLICT (only_one) DO UPDATE SET holder = excluded.holder, seen_at = excluded.seen_at
                        """)
                .bind("holder", holder)
                .execute();
        said = now;
    }

    private void throwOutWhenStopped(Handle handle) {
        handle.createQuery(
                        """
                        SELECT pg_terminate_backend(held.pid)
                        FROM relay r
                        JOIN pg_locks held
                          ON held.locktype = 'advisory' AND held.classid = :class AND held.objid = 1 AND held.granted
                             AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                        WHERE r.seen_at < clock_timestamp() - make_interval(secs => :seconds)
                        """)
                .bind("class", LOCK_CLASS)
                .bind("seconds", settings.stale().toMillis() / 1000.0)
                .mapTo(Boolean.class)
                .list();
    }
}
