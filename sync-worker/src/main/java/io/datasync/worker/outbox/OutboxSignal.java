package io.datasync.worker.outbox;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes this process's relay, which would look only later otherwise. May be missing, as when another worker wrote the
/// row; the look still comes.
@Singleton
public final class OutboxSignal {
    private final Semaphore grown = new Semaphore(0);

    public void grew() {
        if (grown.availablePermits() == 0) {
            grown.release();
        }
    }

    /// @return false when the time went by without a signal
    boolean await(Duration longest) throws InterruptedException {
        return grown.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
    }
}
