package io.datasync.worker.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasync.worker.simulator.Simulation.Plot;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Ten thousand lives of the system. `-Dsimulator.seed=N` plays that one alone, with its trace.
class SimulatorTest {
    private static final Plot PLOT = new Plot(200, 4, true);
    private static final int SEEDS = 10_000;

    /// Seeds within which each mutant is to be found.
    private static final int MUTANT_SEEDS = 500;

    /// This one takes two sheets whose plans are of one size.
    private static final int SEEDS_OF_THE_RARE = 60_000;

    @Test
    void whateverHappensEveryRunEndsOnceAndAsIfNothingHadHappened() {
        Long only = Long.getLong("simulator.seed");
        LongStream seeds = only == null ? LongStream.range(0, SEEDS) : LongStream.of(only);
        seeds.forEach(seed -> assertThat(play(seed, Mutant.NONE).runs).isNotNull());
    }

    @Test
    void theSameSeedIsTheSameLife() {
        Mutant mutant = Mutant.FENCE_ONLY_READ;
        Violation first = violation(firstFound(mutant), mutant);

        assertThat(violation(firstFound(mutant), mutant)).hasMessage(first.getMessage());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aFaultInTheMechanismIsFound(Mutant mutant) {
        long seed = firstFound(mutant);

        assertThatThrownBy(() -> play(seed, mutant))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("-Dsimulator.seed=" + seed);
    }

    private static long firstFound(Mutant mutant) {
        boolean rare = mutant == Mutant.PLAN_KEPT_WHILE_READING;
        return LongStream.range(0, rare ? SEEDS_OF_THE_RARE : MUTANT_SEEDS)
                .filter(seed -> violation(seed, mutant) != null)
                .findFirst()
                .orElseThrow(() -> new AssertionError(mutant + " is not found"));
    }

    private static @Nullable Violation violation(long seed, Mutant mutant) {
        try {
            play(seed, mutant);
            return null;
        } catch (Violation violation) {
            return violation;
        }
    }

    private static Model play(long seed, Mutant mutant) {
        try {
            return new Simulation(seed, PLOT, mutant, model -> model).play();
        } catch (Violation violation) {
            throw new Violation(
                    "seed %d (again with -Dsimulator.seed=%d): %s"
                            .formatted(seed, seed, violation.getMessage()));
        }
    }
}
