package io.datasync.worker.source;

import java.time.Duration;

/// Time as the source feels it, so that a test need not wait.
interface Time {
    /// Nanoseconds since some moment; only differences mean anything.
    long nanos();

    /// Lets the time pass.
    ///
    /// @throws InterruptedException when the thread is to stop
    void pass(Duration duration) throws InterruptedException;
}
