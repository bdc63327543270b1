package io.datasync.bench.worker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Hears from the worker's own metrics that a run has ended, which they count right after the commit.
final class RunEnds extends SimpleMeterRegistry {
    private static final String RUNS = "datasync.runs";

    private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();

    @Override
    protected Counter newCounter(Meter.Id id) {
        Counter counter = super.newCounter(id);
        return id.getName().equals(RUNS) ? new Heard(counter) : counter;
    }

    /// The outcome of the next run to end; null when none does.
    @Nullable String next(Duration longest) throws InterruptedException {
        return outcomes.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private final class Heard implements Counter {
        private final Counter counter;

        Heard(Counter counter) {
            this.counter = counter;
        }

        @Override
        public void increment(double amount) {
            counter.increment(amount);
            outcomes.add(String.valueOf(getId().getTag("outcome")));
        }

        @Override
        public double count() {
            return counter.count();
        }

        @Override
        public Meter.Id getId() {
            return counter.getId();
        }
    }
}
