package io.datasync.notify.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.run.RunStatus;
import io.datasync.notify.TestRun;
import io.datasync.notify.live.Update.RunChanged;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConflationTest {
    private static final long MS = 1_000_000;

    private final Conflation conflation =
            new Conflation(Duration.ofMillis(10), Duration.ofMillis(250));
    private final TestRun run = TestRun.next();

    @Test
    void whatComesAfterAPauseGoesAtOnce() {
        conflation.add(state(1), 0);

        assertThat(conflation.nextDue()).isZero();
        assertThat(take(0)).containsExactly(1L);
    }

    @Test
    void whatFollowsWithinTheWindowTravelsTogether() {
        conflation.add(state(1), 0);
        take(0);
        conflation.add(
                new RunChanged(new LiveRun(TestRun.next().view(RunStatus.QUEUED), 7)), 2 * MS);
        conflation.add(state(2), 3 * MS);

        assertThat(conflation.nextDue()).isEqualTo(10 * MS);
        assertThat(take(9 * MS)).isEmpty();
        assertThat(take(10 * MS)).containsExactly(7L, 2L);
    }

    @Test
    void ofSeveralForOneRunOnlyTheNewestIsTold() {
        conflation.add(state(1), 0);
        conflation.add(state(2), 0);
        conflation.addProgress(state(3), 0);

        assertThat(take(0)).containsExactly(3L);
        assertThat(conflation.nextDue()).isEqualTo(Conflation.NEVER);
    }

    @Test
    void progressOfARunIsToldAtMostFourTimesASecond() {
        int told = 0;
        for (long ms = 0; ms < 1000; ms++) {
            conflation.addProgress(state(ms), ms * MS);
            told += take(ms * MS).size();
        }

        assertThat(told).isEqualTo(4);
    }

    @Test
    void theLastProgressOfABurstIsToldWhenItsGapIsOver() {
        conflation.addProgress(state(1), 0);
        take(0);
        conflation.addProgress(state(2), 20 * MS);
        conflation.addProgress(state(3), 40 * MS);

        assertThat(conflation.nextDue()).isEqualTo(250 * MS);
        assertThat(take(249 * MS)).isEmpty();
        assertThat(take(250 * MS)).containsExactly(3L);
    }

    @Test
    void aChangeOfStateDoesNotWaitForTheGap() {
        conflation.addProgress(state(1), 0);
        take(0);
        conflation.addProgress(state(2), 20 * MS);
        conflation.add(state(3), 30 * MS);

        assertThat(take(30 * MS)).containsExactly(3L);
        assertThat(conflation.nextDue()).isEqualTo(Conflation.NEVER);
    }

    @Test
    void progressNeverDelaysAChangeOfStateThatWaits() {
        conflation.add(state(1), 0);
        take(0);
        conflation.add(state(2), 5 * MS);
        conflation.addProgress(state(3), 6 * MS);

        assertThat(take(10 * MS)).containsExactly(3L);
    }

    @Test
    void stampsCountTheUpdatesSoThatASnapshotKnowsWhatItHolds() {
        conflation.add(state(1), 0);
        long snapshot = conflation.stamp();
        conflation.add(state(2), 0);

        assertThat(conflation.take(0))
                .singleElement()
                .satisfies(due -> assertThat(due.stamp()).isGreaterThan(snapshot));
    }

    private RunChanged state(long revision) {
        return new RunChanged(new LiveRun(run.view(RunStatus.RUNNING), revision));
    }

    private List<Long> take(long now) {
        return conflation.take(now).stream()
                .map(due -> ((RunChanged) due.update()).run().revision())
                .toList();
    }
}
