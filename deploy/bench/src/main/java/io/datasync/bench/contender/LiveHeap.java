package io.datasync.bench.contender;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// How much of the heap is alive, again and again, from its making to its end. It collects all garbage each time, so
/// nothing is timed while it watches.
final class LiveHeap implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(250);

    private final List<Long> bytes = Collections.synchronizedList(new ArrayList<>());
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    LiveHeap() {
        var _ =
                clock.scheduleWithFixedDelay(
                        this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        System.gc();
        Runtime heap = Runtime.getRuntime();
        bytes.add(heap.totalMemory() - heap.freeMemory());
    }

    List<Long> bytes() {
        return List.copyOf(bytes);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
