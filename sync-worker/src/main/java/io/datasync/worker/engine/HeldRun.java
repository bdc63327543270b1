package io.datasync.worker.engine;

import io.datasync.worker.run.Claim;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A run in the hands of a thread of this process, and how to stop that thread.
final class HeldRun {
    private final Claim claim;
    private final AtomicLong read = new AtomicLong();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Stop stop;
    private @Nullable Thread reader;

    HeldRun(Claim claim) {
        this.claim = claim;
    }

    /// Why the work is to stop; of several the first counts.
    enum Stop {
        LEASE_LOST,
        CANCELLED,
        SHUTDOWN
    }

    Claim claim() {
        return claim;
    }

    /// Records read so far.
    AtomicLong read() {
        return read;
    }

    synchronized @Nullable Stop stopped() {
        return stop;
    }

    /// Stops the run: at once while it reads its source, else where it looks next.
    synchronized void stop(Stop why) {
        if (stop == null) {
            stop = why;
            stopping.countDown();
        }
        if (reader != null) {
            reader.interrupt();
        }
    }

    /// Waits so long, or until the run is to stop.
    ///
    /// @return true when it is to stop
    boolean awaitStop(Duration longest) {
        try {
            return stopping.await(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// From here on the calling thread may be interrupted.
    synchronized void beginReading() throws InterruptedException {
        if (stop != null) {
            throw new InterruptedException();
        }
        reader = Thread.currentThread();
    }

    /// From here on no more; an interruption that came too late is forgotten, the reason stays.
    synchronized void endReading() {
        reader = null;
        if (Thread.interrupted() && stop == null) {
            Thread.currentThread().interrupt();
        }
    }
}
