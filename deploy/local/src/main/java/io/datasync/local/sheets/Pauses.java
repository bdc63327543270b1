package io.datasync.local.sheets;

import java.time.Duration;

/// Waits on purpose, all of which end when the server is closed.
final class Pauses implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private boolean closed;
    private long ended;

    /// Waits so long, or until the pauses under way are ended.
    synchronized void pause(Duration time) {
        long before = ended;
        long end = System.nanoTime() + time.toNanos();
        while (!time.isZero() && ended == before && System.nanoTime() < end) {
            await(end);
        }
    }

    /// Waits without end.
    synchronized void hang() {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            await(end);
        }
    }

    private void await(long end) {
        if (closed) {
            throw new IllegalStateException("the server is closing");
        }
        try {
            wait(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server is closing", e);
        }
    }

    /// The pauses under way are over.
    synchronized void end() {
        ended++;
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
