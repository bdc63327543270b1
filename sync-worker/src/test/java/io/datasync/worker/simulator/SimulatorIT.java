package io.datasync.worker.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.worker.engine.EngineRig;
import io.datasync.worker.simulator.Simulation.Plot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same lives with the worker's own classes on PostgreSQL, compared with the model after every step.
/// `-Dsimulator.seed=N` plays that one alone.
class SimulatorIT {
    private static final Plot PLOT = new Plot(110, 3, false);
    private static final int SEEDS = 120;
    private static final int NIGHTLY_SEEDS = 4000;
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration LONGEST_NIGHTLY = Duration.ofMinutes(20);

    @TempDir Path catalog;

    @Test
    void theRealClassesDoWhatTheModelDoes() throws IOException {
        Long only = Long.getLong("simulator.seed");
        play(only == null ? LongStream.range(0, SEEDS) : LongStream.of(only), LONGEST);
    }

    @Test
    @Tag("nightly")
    void theRealClassesDoWhatTheModelDoesForThousandsOfSeeds() throws IOException {
        play(LongStream.range(SEEDS, NIGHTLY_SEEDS), LONGEST_NIGHTLY);
    }

    /// As many of the seeds as there is time for.
    private void play(LongStream seeds, Duration longest) throws IOException {
        for (SyncKind kind : SyncKind.values()) {
            Files.writeString(catalog.resolve(kind.type() + ".yaml"), yaml(kind));
        }
        try (EngineRig rig = new EngineRig(catalog)) {
            refuseSomeAmounts(rig);
            RealStore real = new RealStore(rig);
            long until = System.nanoTime() + longest.toNanos();
            long played =
                    seeds.takeWhile(_ -> System.nanoTime() < until)
                            .peek(seed -> play(seed, real))
                            .reduce(0, (count, _) -> count + 1);
            assertThat(played).isPositive();
        }
    }

    private static void play(long seed, RealStore real) {
        real.begin(seed);
        try {
            Model _ =
                    new Simulation(seed, PLOT, Mutant.NONE, model -> new Both(model, real)).play();
        } catch (Violation violation) {
            throw new Violation(
                    "seed %d (again with -Dsimulator.seed=%d): %s"
                            .formatted(seed, seed, violation.getMessage()));
        }
    }

    private static void refuseSomeAmounts(EngineRig rig) {
        for (SyncKind kind : SyncKind.values()) {
            for (int i = 0; i < kind.datasets(); i++) {
                String sql =
                        "ALTER TABLE directory.%s ADD CHECK (amount <> %d)"
                                .formatted(kind.dataset(i), Sheet.REFUSED);
                rig.jdbi.useHandle(handle -> handle.execute(sql));
            }
        }
    }

    private static String yaml(SyncKind kind) {
        StringBuilder yaml =
                new StringBuilder(
                        """
                        type: %1$s
                        label: Simulated %1$s
                        page: Simulated %1$s
                        order: %2$d
                        guards: { rowsLostPercent: 100, rowsFailedPercent: 100 }
                        datasets:
                        """
                                .formatted(kind.type(), kind.ordinal() + 1));
        for (int i = 0; i < kind.datasets(); i++) {
            yaml.append(
                    """
                      - dataset: %1$s
                        label: rows
                        title: Rows
                        tab: %1$s
                        table: %1$s
                        key: [code]
                        shownAs: { name: code }
                        columns:
                          - { header: Code, name: code, kind: text, required: true }
                          - { header: Amount, name: amount, kind: integer, present: true }
                    """
                            .formatted(kind.dataset(i)));
        }
        return yaml.toString();
    }
}
