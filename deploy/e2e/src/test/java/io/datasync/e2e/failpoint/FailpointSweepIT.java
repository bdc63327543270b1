package io.datasync.e2e.failpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.local.sheets.Day;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A worker that is gone at any point leaves a run that another brings to the end of an undisturbed one: the same
/// records, the same counts, the same facts, one end.
class FailpointSweepIT {
    private static final int CHUNK_ROWS = 10;
    private static final List<String> TABLES = List.of("therapist", "therapist_schedule");

    @Test
    void aRunWhoseWorkerIsGoneAtAnyPointEndsAsAnUndisturbedOne() throws IOException {
        try (Workers workers = new Workers(CHUNK_ROWS, Map.of())) {
            workers.startAside();
            workers.startAside();
            workers.settled();
            dayOneSynced(workers);
            Map<String, Integer> before = Trap.reached(workers.folder);
            Ended whole = Ended.of(workers, workers.sync("therapists"));
            Map<String, Integer> reached = Trap.reached(workers.folder);
            List<Point> points = Point.read(workers.folder.resolve(FailpointAgent.TABLE));
            assertThat(points)
                    .as("a point that no run reaches is moved to where it is reached")
                    .allMatch(
                            point ->
                                    reached.getOrDefault(point.name(), 0)
                                            > before.getOrDefault(point.name(), 0));

            for (Point point : points) {
                int hits =
                        reached.get(point.name()) - before.getOrDefault(point.name(), 0);
                for (int hit : point.isOfAChunk() ? some(hits) : List.of(1)) {
                    assertThat(killedAt(workers, point, hit))
                            .as("killed at %s, time %d of %d", point.name(), hit, hits)
                            .isEqualTo(whole);
                }
            }
        }
    }

    private static void dayOneSynced(Workers workers) {
        workers.sync("locations");
        workers.sync("therapists");
        workers.sheets.day(Day.TWO);
        TABLES.forEach(workers.tables::save);
    }

    private static Ended killedAt(Workers workers, Point point, int hit) {
        TABLES.forEach(workers.tables::restore);
        Trap trap = Trap.arm(workers.folder, point.name(), hit, actionAt(point));
        UUID syncId = workers.request("therapists");
        trap.awaitFired();
        workers.startAside();
        workers.tables.awaitEnd(syncId);
        return Ended.of(workers, syncId);
    }

    /// What is acknowledged too early is lost only once the acknowledgement is committed, a moment later.
    private static FailpointAction actionAt(Point point) {
        return point.name().equals("intake.before-commit")
                ? FailpointAction.LINGER
                : FailpointAction.HALT;
    }

    /// The first, a middle and the last.
    private static SortedSet<Integer> some(int hits) {
        assertThat(hits).as("chunks").isGreaterThanOrEqualTo(3);
        return new TreeSet<>(List.of(1, (hits + 1) / 2, hits));
    }

    /// How a run ended: what must be the same, whatever happened on the way.
    private record Ended(Map<String, List<String>> records, List<String> facts) {
        static Ended of(Workers workers, UUID syncId) {
            return new Ended(
                    workers.tables.directory(), new ArrayList<>(workers.facts.of(syncId)));
        }
    }
}
