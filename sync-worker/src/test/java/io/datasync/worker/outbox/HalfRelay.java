package io.datasync.worker.outbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The relay's own lock and batch, step by step: a test stands where the broker stands, and answers when it is told to.
public final class HalfRelay {
    private static final long LONGEST_SECONDS = 10;

    private final Jdbi jdbi;
    private final Consumer<CloudEvent> topic;
    private final OutboxSettings settings;
    private @Nullable Handle session;
    private @Nullable CompletableFuture<Boolean> turn;
    private CompletableFuture<Integer> answer = new CompletableFuture<>();
    private List<CloudEvent> offered = List.of();

    /// @param batchRows how many events to a batch
    public HalfRelay(Jdbi jdbi, OutboxSettings shipped, int batchRows, Consumer<CloudEvent> topic) {
        this.jdbi = jdbi;
        this.topic = topic;
        settings = new Batches(shipped, batchRows);
    }

    /// @return true when this is the relay now
    public boolean lock() {
        Handle handle = jdbi.open();
        RelayLock lock = new RelayLock(settings);
        if (!lock.take(handle)) {
            handle.close();
            return false;
        }
        lock.seen(handle);
        session = handle;
        return true;
    }

    /// Reads a batch and offers it to the broker.
    ///
    /// @return false when the session is gone
    public boolean fetch() {
        CompletableFuture<Boolean> offer = new CompletableFuture<>();
        CompletableFuture<Integer> answered = new CompletableFuture<>();
        answer = answered;
        offered = List.of();
        CompletableFuture<Boolean> running =
                CompletableFuture.supplyAsync(
                        () -> publish(offer, answered), task -> Thread.ofPlatform().start(task));
        turn = running;
        return await(CompletableFuture.anyOf(offer, running)) == Boolean.TRUE;
    }

    private boolean publish(CompletableFuture<Boolean> offer, CompletableFuture<Integer> answered) {
        Handle handle = session;
        if (handle == null) {
            return false;
        }
        try {
            OutboxBatch.Result _ =
                    new OutboxBatch(settings)
                            .publish(
                                    handle,
                                    events -> {
                                        offered = events;
                                        offer.complete(true);
                                        return await(answered);
                                    });
            return true;
        } catch (RuntimeException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The broker has so many of the batch, at most.
    public int send(int most) {
        List<CloudEvent> taken = offered.subList(0, Math.min(most, offered.size()));
        taken.forEach(topic);
        return taken.size();
    }

    /// The broker's answer comes back to the relay, which marks and unlocks.
    public void mark(int taken) {
        answer.complete(taken);
        end();
    }

    /// The process is gone: the answer never comes.
    public void kill() {
        answer.completeExceptionally(new IllegalStateException("killed"));
        end();
    }

    private void end() {
        CompletableFuture<Boolean> running = turn;
        if (running != null) {
            await(running);
            turn = null;
        }
        Handle handle = session;
        session = null;
        if (handle != null) {
            unlock(handle);
        }
    }

    private void unlock(Handle handle) {
        try (handle) {
            new RelayLock(settings).release(handle);
        } catch (RuntimeException e) {
            // Thrown out: the session has no lock any more.
        }
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Batches(OutboxSettings shipped, int batchRows) implements OutboxSettings {
        @Override
        public Duration poll() {
            return shipped.poll();
        }

        @Override
        public int batchBytes() {
            return shipped.batchBytes();
        }

        @Override
        public Duration delivery() {
            return shipped.delivery();
        }

        @Override
        public Duration stale() {
            return shipped.stale();
        }

        @Override
        public Duration keep() {
            return shipped.keep();
        }
    }
}
