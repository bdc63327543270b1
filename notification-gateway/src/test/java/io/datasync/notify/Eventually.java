package io.datasync.notify;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits for what happens on other threads.
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long POLL = Duration.ofMillis(10).toNanos();

    private Eventually() {}

    /// @throws AssertionError the last one, when it does not come true in time
    public static void eventually(Runnable assertion) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError | RuntimeException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(POLL);
            }
        }
    }

    /// Lets a time go by in which something must not happen.
    public static void pause(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
