package io.datasync.worker.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Time that passes only when somebody waits.
final class ManualTime implements Time {
    private final List<Duration> waits = new ArrayList<>();
    private long now;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void pass(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped while waiting");
        }
        waits.add(duration);
        now += duration.toNanos();
    }

    void advance(Duration duration) {
        now += duration.toNanos();
    }

    List<Duration> waits() {
        return waits;
    }

    Duration waited() {
        return waits.stream().reduce(Duration.ZERO, Duration::plus);
    }
}
