package io.datasync.worker.stage;

import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunView;
import io.datasync.worker.source.Row;
import io.datasync.worker.source.RowSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Lets rows be read on one thread and judged on another, some batches apart. All else happens on the reading thread,
/// when every row before it is judged; so does all of a small sheet.
final class HandOver implements RowSink {
    private static final int BATCH = 256;
    private static final int BATCHES_APART = 8;

    /// How long before it is looked again whether the judging thread has failed.
    private static final long WAIT_MILLIS = 50;

    private final RowSink sink;
    private String tab = "";
    private List<Row> batch = new ArrayList<>(BATCH);
    private @Nullable Judging judging;

    HandOver(RowSink sink) {
        this.sink = sink;
    }

    @Override
    public void begin(RunView.Source source) {
        abandon();
        sink.begin(source);
    }

    @Override
    public Optional<RunError> header(String next, Row header) {
        drain();
        tab = next;
        return sink.header(next, header);
    }

    @Override
    public void row(String of, Row row) {
        batch.add(row);
        if (batch.size() == BATCH) {
            if (judging == null) {
                judging = new Judging(sink, tab);
            }
            judging.take(batch);
            batch = new ArrayList<>(BATCH);
        }
    }

    @Override
    public void waiting(boolean waiting) {
        sink.waiting(waiting);
    }

    /// Waits until every row so far is judged.
    void drain() {
        if (judging != null) {
            Judging last = judging;
            judging = null;
            last.end();
        }
        List<Row> rest = batch;
        batch = new ArrayList<>(BATCH);
        rest.forEach(row -> sink.row(tab, row));
    }

    /// Forgets the rows that are not judged yet; none is judged any more afterwards.
    void abandon() {
        batch = new ArrayList<>(BATCH);
        if (judging != null) {
            judging.stop();
            judging = null;
        }
    }

    /// The thread that judges one tab's rows.
    private static final class Judging {
        private final RowSink sink;
        private final String tab;
        private final BlockingQueue<List<Row>> batches = new ArrayBlockingQueue<>(BATCHES_APART);
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private volatile boolean stopped;

        Judging(RowSink sink, String tab) {
            this.sink = sink;
            this.tab = tab;
            Thread.ofPlatform().daemon().name("judge").start(this::judge);
        }

        private void judge() {
            try {
                for (List<Row> next = batches.take(); !next.isEmpty(); next = batches.take()) {
                    if (!stopped) {
                        next.forEach(row -> sink.row(tab, row));
                    }
                }
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            } catch (InterruptedException e) {
                done.completeExceptionally(new IllegalStateException("nobody interrupts it", e));
            }
        }

        /// @throws RuntimeException what went wrong with an earlier row
        void take(List<Row> rows) {
            boolean interrupted = false;
            while (!done.isDone()) {
                try {
                    if (batches.offer(rows, WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                        break;
                    }
                } catch (InterruptedException e) {
                    // Whoever reads looks for it between rows.
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (done.isDone()) {
                join();
            }
        }

        void end() {
            take(List.of());
            join();
        }

        private void join() {
            try {
                done.join();
            } catch (CompletionException e) {
                switch (e.getCause()) {
                    case RuntimeException cause -> throw cause;
                    case Error cause -> throw cause;
                    case null, default -> throw e;
                }
            }
        }

        void stop() {
            stopped = true;
            try {
                end();
            } catch (RuntimeException _) {
                // Said when it happened, or of no more interest.
            }
        }
    }
}
