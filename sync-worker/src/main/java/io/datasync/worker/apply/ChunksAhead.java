package io.datasync.worker.apply;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// Reads chunks one after the other on a thread beside the one that writes them, so far ahead that writing never waits
/// for reading where reading is as fast.
final class ChunksAhead implements AutoCloseable {
    private static final int AHEAD = 2;

    private final Function<Prepared, Optional<Prepared>> after;
    private final Executor reader = task -> Thread.ofVirtual().name("next-chunk").start(task);
    private final Deque<CompletableFuture<Optional<Prepared>>> chunks = new ArrayDeque<>();
    private volatile boolean closed;

    /// @param first the chunk to begin with; empty when there is none
    /// @param after reads the chunk that follows one
    ChunksAhead(Optional<Prepared> first, Function<Prepared, Optional<Prepared>> after) {
        this.after = after;
        chunks.add(CompletableFuture.completedFuture(first));
    }

    /// Waits for the next chunk; empty when there is none. What went wrong with reading it is thrown as it is.
    Optional<Prepared> next() {
        while (chunks.size() <= AHEAD) {
            chunks.add(chunks.getLast().thenApplyAsync(this::following, reader));
        }
        try {
            return chunks.remove().join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }

    private Optional<Prepared> following(Optional<Prepared> chunk) {
        return closed ? Optional.empty() : chunk.flatMap(after);
    }

    /// Waits until nothing is read any more.
    @Override
    public void close() {
        closed = true;
        chunks.forEach(chunk -> chunk.exceptionally(_ -> Optional.empty()).join());
    }
}
