package io.datasync.bench.live;

import io.datasync.bench.measure.Figures;
import io.datasync.bench.system.Caller;
import io.datasync.bench.system.WholeSystem;
import io.datasync.local.sheets.Day;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// From the request to the start, and from the end to the notice in the windows, with one window and with a thousand,
/// from the command line.
public final class LiveBenchmark {
    private static final int MANY = 1_000;
    private static final int WARMUPS = 20;
    private static final int RUNS = 100;
    private static final int ECHOES_PER_RUN = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Between runs, so that one's last messages are not the next one's noise.
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final String TYPE = "locations";

    /// What the notice may take beyond Kafka's own time.
    private static final double GOAL_MILLIS = 25;

    private final WholeSystem system;
    private final Events events;
    private final Echo echo;
    private final List<Double> kafka = new ArrayList<>();
    private final List<Double> startedAtKafka = new ArrayList<>();
    private final List<Double> startedInWindow = new ArrayList<>();
    private final List<Double> noticed = new ArrayList<>();

    private LiveBenchmark(WholeSystem system, Events events, Echo echo) {
        this.system = system;
        this.events = events;
        this.echo = echo;
    }

    public static void main(String[] arguments) throws Exception {
        boolean reached = true;
        try (WholeSystem system = new WholeSystem();
                Events events = new Events(system.kafka());
                Echo echo = new Echo(system.kafka())) {
            for (int windows : List.of(1, MANY)) {
                reached &= new LiveBenchmark(system, events, echo).run(windows);
            }
        }
        System.exit(reached ? 0 : 1);
    }

    private boolean run(int count) throws IOException, InterruptedException {
        Caller caller = new Caller(system);
        try (Windows windows = new Windows(caller, count)) {
            for (int i = 1; i <= WARMUPS + RUNS; i++) {
                once(caller, windows, i > WARMUPS);
            }
        }
        return tell(count);
    }

    private void once(Caller caller, Windows windows, boolean counted)
            throws IOException, InterruptedException {
        windows.clear();
        system.sheets().day(Day.ONE);
        for (int i = 0; i < ECHOES_PER_RUN; i++) {
            double millis = echo.millis();
            if (counted) {
                kafka.add(millis);
            }
        }
        Instant clock = Instant.now();
        long begin = System.nanoTime();
        String syncId = caller.start(TYPE);
        windows.expect(syncId);
        if (!windows.awaitEnd(PATIENCE)) {
            throw new IllegalStateException(
                    "%d windows did not see the end of %s".formatted(windows.silent(), syncId));
        }
        Instant end = heard(syncId);
        if (counted) {
            note(windows, syncId, begin, begin + Duration.between(clock, end).toNanos());
        }
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    private Instant heard(String syncId) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Instant end = events.endedAt(syncId);
        while (end == null) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Kafka did not tell the end of " + syncId);
            }
            LockSupport.parkNanos(PAUSE.toNanos() / 10);
            end = events.endedAt(syncId);
        }
        return end;
    }

    private void note(Windows windows, String syncId, long begin, long end) {
        Long started = events.startedAt(syncId);
        if (started != null) {
            startedAtKafka.add((started - begin) / 1e6);
        }
        windows.starts().forEach(at -> startedInWindow.add((at - begin) / 1e6));
        windows.ends().forEach(at -> noticed.add((at - end) / 1e6));
    }

    private boolean tell(int count) {
        double own = new Figures(kafka).quantile(0.99);
        System.out.printf(
                Locale.ROOT,
                "%,d windows, %d runs of %s, milliseconds %37s %8s %8s%n",
                count,
                RUNS,
                TYPE,
                "p50",
                "p99",
                "most");
        line("Kafka's own, sent to polled", kafka);
        line("request to the start event at Kafka", startedAtKafka);
        line("request to the start in the windows", startedInWindow);
        line("end to the notice in the windows", noticed);
        double beyond = new Figures(noticed).quantile(0.99) - own;
        boolean reached = beyond <= GOAL_MILLIS;
        System.out.printf(
                Locale.ROOT,
                "  the notice's p99 is %.1f ms above Kafka's own: %s%n%n",
                beyond,
                reached ? "reached" : "NOT REACHED (at most %.0f)".formatted(GOAL_MILLIS));
        return reached;
    }

    private static void line(String what, List<Double> millis) {
        Figures figures = new Figures(millis);
        System.out.printf(
                Locale.ROOT,
                "  %-70s %8.1f %8.1f %8.1f%n",
                what,
                figures.median(),
                figures.quantile(0.99),
                figures.quantile(1));
    }
}
