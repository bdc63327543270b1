package io.datasync.worker.run;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes a thread of this process that waits for a run, which would look only later otherwise.
@Singleton
public final class QueueSignal {
    private final Semaphore queued = new Semaphore(0);

    public void queued() {
        queued.release();
    }

    /// @return false when the time went by without a signal
    public boolean await(Duration longest) throws InterruptedException {
        return queued.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
    }
}
