package io.datasync.notify.live;

import io.datasync.notify.session.Caller.Audience;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// What the sockets are counted by.
public final class LiveMetrics {
    private final Map<Audience, AtomicInteger> sockets = new EnumMap<>(Audience.class);
    private final Counter frames;
    private final Counter fallenBehind;

    public LiveMetrics(MeterRegistry registry) {
        for (Audience audience : Audience.values()) {
            AtomicInteger open = new AtomicInteger();
            sockets.put(audience, open);
            Gauge.builder("datasync.gateway.sockets", open, AtomicInteger::get)
                    .tag("audience", audience.name().toLowerCase(Locale.ROOT))
                    .description("open sockets")
                    .register(registry);
        }
        frames =
                Counter.builder("datasync.gateway.frames")
                        .description("frames sent to sockets, snapshots included")
                        .register(registry);
        fallenBehind =
                Counter.builder("datasync.gateway.frames.dropped")
                        .description(
                                "frames not sent to sockets that had fallen behind; a snapshot follows")
                        .register(registry);
    }

    void joined(Audience audience) {
        of(audience).incrementAndGet();
    }

    void left(Audience audience) {
        of(audience).decrementAndGet();
    }

    void sent() {
        frames.increment();
    }

    void fellBehind() {
        fallenBehind.increment();
    }

    private AtomicInteger of(Audience audience) {
        return sockets.computeIfAbsent(audience, _ -> new AtomicInteger());
    }
}
