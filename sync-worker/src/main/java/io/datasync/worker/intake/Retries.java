package io.datasync.worker.intake;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// Waits between tries while a part is away: longer each time, with full jitter, and no longer once it is to stop.
final class Retries {
    private final Duration base;
    private final Duration cap;
    private final RandomGenerator random;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Retries(Duration base, Duration cap, RandomGenerator random) {
        this.base = base;
        this.cap = cap;
        this.random = random;
    }

    void stop() {
        stopped.countDown();
    }

    /// @param failures how many there were in a row, from 1
    /// @throws InterruptedException when there is to be no further try
    void pause(int failures) throws InterruptedException {
        Duration most = base.multipliedBy(1L << Math.min(failures - 1, 20));
        long nanos = Math.min(most.toNanos(), cap.toNanos());
        if (stopped.await(nanos / 2 + random.nextLong(nanos / 2 + 1), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("the worker is stopping");
        }
    }
}
