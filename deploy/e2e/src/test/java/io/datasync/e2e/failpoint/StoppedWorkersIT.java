package io.datasync.e2e.failpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.datasync.local.ServicePart;
import io.datasync.local.sheets.Day;
import io.datasync.local.sheets.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Workers stopped (SIGSTOP) beyond their lease and continued after another has taken over write nothing more. The clock
/// of one is seven hours fast, of the other seven hours slow, and it makes no difference.
class StoppedWorkersIT {
    private static final int CHUNK_ROWS = 10;
    private static final List<String> TABLES = List.of("therapist", "therapist_schedule");
    private static Workers workers;
    private static List<String> undisturbed;

    @BeforeAll
    static void dayOneSynced() {
        workers = new Workers(CHUNK_ROWS, Map.of());
        workers.startAside("-D" + ShiftedClock.PROPERTY + "=PT7H");
        workers.startAside("-D" + ShiftedClock.PROPERTY + "=-PT7H");
        workers.settled();
        workers.sync("locations");
        workers.sync("therapists");
        workers.sheets.day(Day.TWO);
        TABLES.forEach(workers.tables::save);
        undisturbed = workers.facts.of(workers.sync("therapists"));
    }

    /// So that one failure is not the next one's.
    @AfterEach
    void allGoOn() {
        Trap.releaseAll(workers.folder);
        workers.running().forEach(worker -> worker.signal("CONT"));
        workers.sheets.faults(Faults.NONE);
    }

    @AfterAll
    static void close() {
        workers.close();
    }

    @ParameterizedTest
    @CsvSource({
        "claim.committed, 1",
        "read.begin, 1",
        "read.end, 1",
        "stage.before-commit, 1",
        "stage.committed, 1",
        "plan.begin, 1",
        "plan.before-commit, 1",
        "plan.committed, 1",
        "apply.begin, 1",
        "apply.begin, 4",
        "apply.records, 1",
        "apply.records, 3",
        "apply.slices, 2",
        "apply.slices, 4",
        "apply.before-commit, 1",
        "apply.before-commit, 4",
        "apply.committed, 1",
        "apply.committed, 3",
        "complete.begin, 1",
        "complete.before-commit, 1"
    })
    void aWorkerContinuedAfterAnotherTookOverWritesNothingMore(String point, int hit) {
        TABLES.forEach(workers.tables::restore);
        Trap trap = Trap.arm(workers.folder, point, hit, FailpointAction.STAY);
        UUID syncId = workers.request("therapists");
        long pid = trap.awaitFired();
        ServicePart zombie = workers.withPid(pid);
        zombie.signal("STOP");

        assertThat(workers.tables.awaitEnd(syncId)).isEqualTo("partial");
        assertThat(workers.tables.claims(syncId)).isEqualTo(2);
        List<String> written = workers.tables.written();
        long left = Trap.reachedBy(workers.folder, pid, "run.left");
        trap.release();
        zombie.signal("CONT");
        await("the continued worker leaves the run")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> Trap.reachedBy(workers.folder, pid, "run.left") > left);

        assertThat(workers.tables.written()).isEqualTo(written);
        assertThat(workers.facts.of(syncId)).isEqualTo(undisturbed);
    }

    @Test
    void aWorkerStoppedWhileItTakesARequestDoesNotHoldItUp() {
        TABLES.forEach(workers.tables::restore);
        Trap trap = Trap.arm(workers.folder, "intake.before-commit", 1, FailpointAction.STAY);
        UUID syncId = workers.request("therapists");
        ServicePart zombie = workers.withPid(trap.awaitFired());
        zombie.signal("STOP");

        assertThat(workers.tables.awaitEnd(syncId)).isEqualTo("partial");
        trap.release();
        zombie.signal("CONT");

        assertThat(workers.facts.of(syncId)).isEqualTo(undisturbed);
    }

    /// A relay that was stopped may tell a fact again, as the same fact, and no other may be missing for it.
    @ParameterizedTest
    @CsvSource({"outbox.before-publish, 2", "outbox.before-mark, 2"})
    void aRelayContinuedAfterAnotherTookOverTellsNothingElse(String point, int hit) {
        TABLES.forEach(workers.tables::restore);
        Trap trap = Trap.arm(workers.folder, point, hit, FailpointAction.STAY);
        UUID syncId = workers.request("therapists");
        ServicePart zombie = workers.withPid(trap.awaitFired());
        zombie.signal("STOP");
        workers.tables.awaitEnd(syncId);
        assertThat(workers.facts.of(syncId)).isEqualTo(undisturbed);

        trap.release();
        zombie.signal("CONT");
        UUID next = workers.sync("locations");

        workers.facts.of(next);
        assertThat(workers.facts.of(syncId)).isEqualTo(undisturbed);
    }

    /// Each of the two once reads for several leases while the other looks for work: who went by its own clock would
    /// take the run over.
    @Test
    void aWrongClockNeitherTakesARunOverNorLosesIt() {
        for (ServicePart other : workers.running()) {
            other.signal("STOP");
            workers.sheets.faults(Faults.slow(Workers.LEASE.multipliedBy(3), Duration.ZERO));
            UUID syncId = workers.request("locations");
            await("the run is claimed")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> workers.tables.holder().isPresent());
            other.signal("CONT");

            assertThat(workers.tables.awaitEnd(syncId)).isEqualTo("partial");
            assertThat(workers.tables.claims(syncId)).isEqualTo(1);
        }
    }
}
