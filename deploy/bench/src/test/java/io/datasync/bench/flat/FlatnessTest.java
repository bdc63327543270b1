package io.datasync.bench.flat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlatnessTest {
    private static final Vitals START = new Vitals(30, 80, 40, 200, 6, 2);

    @Test
    void aThreadMoreAndALittleHeapIsFlat() {
        assertThat(Flatness.grown(START, new Vitals(31, 80.5, 41, 205, 7, 2))).isEmpty();
    }

    @Test
    void whatGrowsWithTheRunsIsNamed() {
        assertThat(Flatness.grown(START, new Vitals(30, 80, 540, 200, 6, 1002)))
                .containsExactly("threads from 40.0 to 540.0", "tables left from 2.0 to 1002.0");
    }

    @Test
    void aHeapThatKeepsAnEighthMoreIsNotFlat() {
        assertThat(Flatness.grown(START, new Vitals(35.5, 80, 40, 200, 6, 2))).hasSize(1);
    }
}
