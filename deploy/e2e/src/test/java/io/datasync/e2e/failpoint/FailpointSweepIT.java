package io.datasync.e2e.failpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.local.sheets.Day;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A worker that is gone at any point leaves a run that another brings to the end of an undisturbed one: the same
/// records, the same counts, the same facts, one end.
class FailpointSweepIT {
    private static final int CHUNK_ROWS = 10;
    private static final List<IntUnaryOperator> FIRST_MIDDLE_LAST =
            List.of(_ -> 1, hits -> (hits + 1) / 2, hits -> hits);
    private static final List<String> TABLES = List.of("therapist", "therapist_schedule");

    /// Every point once, those of a chunk in the first, a middle or the last in turn.
    @Test
    void aRunWhoseWorkerIsGoneAtAnyPointEndsAsAnUndisturbedOne() throws IOException {
        int[] turn = {0};
        sweep(hits -> List.of(FIRST_MIDDLE_LAST.get(turn[0]++ % 3).applyAsInt(hits)));
    }

    @Test
    @Tag("nightly")
    void aRunWhoseWorkerIsGoneAtAnyPointOfAnyThirdEndsAsAnUndisturbedOne() throws IOException {
        sweep(hits -> FIRST_MIDDLE_LAST.stream().map(place -> place.applyAsInt(hits)).toList());
    }

    /// @param places which of so many chunks
    private static void sweep(IntFunction<List<Integer>> places) throws IOException {
        try (Workers workers = new Workers(CHUNK_ROWS, Map.of())) {
            workers.startAside();
            workers.startAside();
            workers.settled();
            dayOneSynced(workers);
            Map<String, Integer> before = Trap.reached(workers.folder);
            Ended whole = Ended.of(workers, workers.sync("therapists"));
            Map<String, Integer> reached = Trap.reached(workers.folder);
            for (Point point : Point.read(workers.folder.resolve(FailpointAgent.TABLE))) {
                int hits =
                        reached.getOrDefault(point.name(), 0)
                                - before.getOrDefault(point.name(), 0);
                assertThat(hits)
                        .as("a run reaches %s; if its code moved, so must it", point.name())
                        .isGreaterThanOrEqualTo(point.isOfAChunk() ? FIRST_MIDDLE_LAST.size() : 1);
                for (int hit : point.isOfAChunk() ? places.apply(hits) : List.of(1)) {
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

    /// How a run ended: what must be the same, whatever happened on the way.
    private record Ended(Map<String, List<String>> records, List<String> facts) {
        static Ended of(Workers workers, UUID syncId) {
            return new Ended(workers.tables.directory(), new ArrayList<>(workers.facts.of(syncId)));
        }
    }
}
