package io.datasync.local.sheets;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits on purpose, all of which end when the server is closed.
final class Pauses implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final CountDownLatch closed = new CountDownLatch(1);

    void pause(Duration time) {
        if (time.isZero()) {
            return;
        }
        try {
            if (closed.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the server is closing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server is closing", e);
        }
    }

    void hang() {
        pause(LONGEST);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
