package io.datasync.api.syncs;

import io.datasync.api.ApiConfig;
import io.datasync.api.problem.Outages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/// Lets one start of a sync type go on at a time, over all processes: PostgreSQL's advisory lock, held until the
/// transaction's end. Within this process they queue up before they take a connection, so that waiting starts do not
/// empty the pool.
@ApplicationScoped
class StartLock {
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Jdbi jdbi;
    private final Duration wait;
    private final ConcurrentMap<String, ReentrantLock> queues = new ConcurrentHashMap<>();

    StartLock(Jdbi jdbi, ApiConfig config) {
        this.jdbi = jdbi;
        this.wait = config.requests().startWait();
    }

    /// Runs the work in a transaction that holds the type's lock.
    ///
    /// @return empty when the lock was not to be had in time; nothing was done then
    <T> Optional<T> whileHeld(String type, Work<T> work) {
        ReentrantLock queue = queues.computeIfAbsent(type, _ -> new ReentrantLock(true));
        if (!acquired(queue)) {
            return Optional.empty();
        }
        try {
            return jdbi.inTransaction(
                    handle ->
                            acquired(handle, type)
                                    ? Optional.of(work.run(handle))
                                    : Optional.empty());
        } finally {
            queue.unlock();
        }
    }

    private boolean acquired(ReentrantLock queue) {
        try {
            return queue.tryLock(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean acquired(Handle handle, String type) {
        try {
            handle.createQuery("SELECT set_config('lock_timeout', :wait, true)")
                    .bind("wait", wait.toMillis() + "ms")
                    .mapTo(String.class)
                    .one();
            handle.createCall("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
                    .bind("name", "datasync start " + type)
                    .invoke();
            return true;
        } catch (UnableToExecuteStatementException failure) {
            if (LOCK_NOT_AVAILABLE.equals(Outages.stateOf(failure))) {
                return false;
            }
            throw failure;
        }
    }

    @FunctionalInterface
    interface Work<T> {
        T run(Handle handle);
    }
}
