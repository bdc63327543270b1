package io.datasync.local.sheets;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Waits on purpose, all of which end when the server is closed.
final class Pauses implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final CountDownLatch endless = new CountDownLatch(1);
    private final AtomicReference<CountDownLatch> current =
            new AtomicReference<>(new CountDownLatch(1));

    /// Waits so long, or until the pauses under way are ended.
    void pause(Duration time) {
        if (!time.isZero()) {
            await(current.get(), time);
        }
    }

    /// Waits without end.
    void hang() {
        await(endless, LONGEST);
    }

    /// Whoever is let go early finds out here whether the server is closing.
    private void await(CountDownLatch latch, Duration time) {
        try {
            if (latch.await(time.toMillis(), TimeUnit.MILLISECONDS) && endless.getCount() == 0) {
                throw new IllegalStateException("the server is closing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server is closing", e);
        }
    }

    /// The pauses under way are over.
    void end() {
        current.getAndSet(new CountDownLatch(1)).countDown();
    }

    @Override
    public void close() {
        endless.countDown();
        end();
    }
}
