package io.datasync.worker.simulator;

import io.datasync.worker.run.LeaseLost;
import io.datasync.worker.simulator.Store.Result;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Runs real work on a thread of its own up to a statement, and lets it go on, or kills it, when told to.
final class Halfway implements SqlLogger {
    private static final long LONGEST_SECONDS = 20;

    private volatile @Nullable String stopBefore;
    private CompletableFuture<Object> arrived = new CompletableFuture<>();
    private CompletableFuture<Boolean> goOn = new CompletableFuture<>();
    private @Nullable CompletableFuture<Result> running;

    /// Not an exception, so that nothing catches it and goes on.
    static final class Killed extends Error {
        Killed() {
            super("killed", null, false, false);
        }
    }

    /// Works until it is about to run a statement that contains the text, or until it is done.
    Result begin(String text, Supplier<Result> work) {
        arrived = new CompletableFuture<>();
        goOn = new CompletableFuture<>();
        stopBefore = text;
        CompletableFuture<Result> begun =
                CompletableFuture.supplyAsync(work, task -> Thread.ofPlatform().start(task));
        running = begun;
        await(CompletableFuture.anyOf(arrived, begun.handle((_, _) -> true)));
        return arrived.isDone() ? Result.STOPPED : finish();
    }

    Result finish() {
        CompletableFuture<Result> begun = running;
        if (begun == null) {
            return Result.BROKEN;
        }
        running = null;
        stopBefore = null;
        goOn.complete(true);
        return of(begun);
    }

    private static Result of(CompletableFuture<Result> begun) {
        try {
            return begun.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return e.getCause() instanceof LeaseLost ? Result.LOST : Result.BROKEN;
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    void kill() {
        CompletableFuture<Result> begun = running;
        if (begun != null) {
            running = null;
            goOn.complete(false);
            await(begun.handle((_, _) -> true));
        }
    }

    private static <T> void await(CompletableFuture<T> future) {
        try {
            T _ = future.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void logBeforeExecution(StatementContext context) {
        String text = stopBefore;
        if (text != null && String.valueOf(context.getRenderedSql()).contains(text)) {
            stopBefore = null;
            arrived.complete(true);
            if (!goOn.join()) {
                throw new Killed();
            }
        }
    }
}
