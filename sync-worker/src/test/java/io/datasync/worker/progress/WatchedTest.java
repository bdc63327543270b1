package io.datasync.worker.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchedTest {
    private static final long EVERY = 250;

    private final AtomicLong read = new AtomicLong();
    private final Watched run = new Watched(UUID.randomUUID(), read::get);

    @Test
    void nothingNewIsNotTold() {
        assertThat(run.due(EVERY, 1)).isFalse();
    }

    @Test
    void newsWaitUntilTheTimeSinceTheLastHasPassed() {
        run.changed();
        assertThat(run.due(EVERY, 1000)).isTrue();
        run.changed();
        assertThat(run.due(EVERY, 1249)).isFalse();
        assertThat(run.due(EVERY, 1250)).isTrue();
        assertThat(run.due(EVERY, 2000)).isFalse();
    }

    @Test
    void rowsReadAreNews() {
        read.set(5);

        assertThat(run.due(EVERY, 1)).isTrue();
        assertThat(run.due(EVERY, 1000)).isFalse();
    }

    @Test
    void aChangeOfPhaseIsToldAtOnce() {
        run.changed();
        assertThat(run.due(EVERY, 1000)).isTrue();
        run.phaseChanged();
        assertThat(run.due(EVERY, 1001)).isTrue();
    }
}
