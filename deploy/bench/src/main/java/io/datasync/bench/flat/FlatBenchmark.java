package io.datasync.bench.flat;

import io.datasync.bench.system.Caller;
import io.datasync.bench.system.WholeSystem;
import io.datasync.local.sheets.Day;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// Hundreds of runs in a row, of the worker as it is shipped, from the command line.
public final class FlatBenchmark {
    private static final int RUNS = 500;

    /// By then pools are full and classes loaded.
    private static final int SETTLED_AFTER = 50;

    /// The demo's tokens are good for minutes.
    private static final int RUNS_PER_TOKEN = 100;

    private static final String TYPE = "therapists";

    private final WholeSystem system;
    private Caller caller;

    private FlatBenchmark(WholeSystem system) throws IOException, InterruptedException {
        this.system = system;
        caller = new Caller(system);
    }

    /// Arguments: how many runs, when it is to be others.
    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length == 0 ? RUNS : Integer.parseInt(arguments[0]);
        boolean flat;
        try (WholeSystem system = new WholeSystem();
                Connection database = system.administer()) {
            flat = new FlatBenchmark(system).run(runs, database);
        }
        System.exit(flat ? 0 : 1);
    }

    private boolean run(int runs, Connection database)
            throws IOException, InterruptedException, SQLException {
        Examination worker = new Examination(system.worker(), database);
        // The examination itself starts a thread in the worker.
        worker.look();
        syncs(SETTLED_AFTER);
        Vitals start = worker.look();
        syncs((runs - SETTLED_AFTER) / 2);
        Vitals middle = worker.look();
        syncs(runs - SETTLED_AFTER - (runs - SETTLED_AFTER) / 2);
        Vitals end = worker.look();
        List<String> grown = Flatness.grown(start, end);
        System.out.println(text(runs, start, middle, end));
        System.out.println(grown.isEmpty() ? "Flat." : "NOT FLAT: " + String.join(", ", grown));
        return grown.isEmpty();
    }

    /// Every run has something to change: the sheet is that of one day and of the other in turn.
    private void syncs(int count) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            if (i % RUNS_PER_TOKEN == 0) {
                caller = new Caller(system);
            }
            system.sheets().day(i % 2 == 0 ? Day.TWO : Day.ONE);
            caller.awaitEnd(caller.start(TYPE));
        }
    }

    private static String text(int runs, Vitals start, Vitals middle, Vitals end) {
        StringBuilder out =
                new StringBuilder(
                        "A worker's process over %d runs%n%-22s %10s %10s %10s%n"
                                .formatted(
                                        runs, "", "run " + SETTLED_AFTER, "middle", "run " + runs));
        Map<String, Double> atMiddle = middle.byName();
        Map<String, Double> atEnd = end.byName();
        start.byName()
                .forEach(
                        (name, value) ->
                                out.append(
                                        "%-22s %10.1f %10.1f %10.1f%n"
                                                .formatted(
                                                        name,
                                                        value,
                                                        atMiddle.get(name),
                                                        atEnd.get(name))));
        return out.toString();
    }
}
