package io.datasync.worker.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/// Takes a worker down before one of its statements, as a kill would: what is not committed is gone, and nobody says
/// good-bye.
final class KillSwitch implements SqlLogger {
    private final AtomicInteger statements = new AtomicInteger();
    private volatile int before = Integer.MAX_VALUE;
    private volatile Consumer<String> watcher = _ -> {};

    /// Not an exception, so that nothing catches it and goes on.
    static final class Killed extends Error {
        Killed() {
            super("killed", null, false, false);
        }
    }

    /// Kills before the statement of this number, from now on counted from 1.
    void killBefore(int number) {
        statements.set(0);
        before = number;
    }

    void spare() {
        before = Integer.MAX_VALUE;
    }

    int statements() {
        return statements.get();
    }

    /// Sees every statement before it runs, and may throw.
    void watch(Consumer<String> consumer) {
        watcher = consumer;
    }

    @Override
    public void logBeforeExecution(StatementContext context) {
        if (statements.incrementAndGet() >= before) {
            throw new Killed();
        }
        watcher.accept(String.valueOf(context.getRenderedSql()));
    }
}
