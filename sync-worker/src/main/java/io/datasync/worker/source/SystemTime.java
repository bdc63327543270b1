package io.datasync.worker.source;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The machine's own time.
final class SystemTime implements Time {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition never = lock.newCondition();

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void pass(Duration duration) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.NANOSECONDS.convert(duration);
            while (left > 0) {
                left = never.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
