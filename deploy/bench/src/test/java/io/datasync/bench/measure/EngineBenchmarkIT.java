package io.datasync.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasync.bench.contender.ContenderKind;
import io.datasync.bench.flat.Examination;
import io.datasync.bench.flat.Flatness;
import io.datasync.bench.flat.Vitals;
import io.datasync.bench.sheet.Change;
import io.datasync.bench.sheet.SheetFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That the benchmark runs, and that all who are measured do the same work. No time is looked at.
class EngineBenchmarkIT {
    private static final int HEAP = 128;
    private static final Change FIVE_PERCENT = new Change.Percent(5);

    @TempDir static Path folder;

    private static Arena arena;

    @BeforeAll
    static void open() throws Exception {
        arena = new Arena(folder);
    }

    @AfterAll
    static void close() {
        arena.close();
    }

    @Test
    void allContendersLeaveTheSheetInTheTableAlsoOverASlowNetwork() throws Exception {
        List<ContenderKind> all = List.of(ContenderKind.values());
        try (Race race = new Race(arena, new Scenario(300, FIVE_PERCENT, 1), folder)) {
            Result result = race.run(all, new Rounds(0, 2), HEAP);

            assertThat(result.millis().keySet()).containsExactlyInAnyOrderElementsOf(all);
            assertThat(Text.of(result)).contains("300 rows, 5 %, database 1 ms away");
        }
    }

    @Test
    void aContenderThatLeavesOtherRowsThanTheSheetsIsFoundOut() throws Exception {
        SheetFiles sheet = new SheetFiles(folder, 100, 0);
        try (Entrant floor = new Entrant(arena, ContenderKind.FLOOR, HEAP, 0)) {
            floor.sync(sheet, false);
            floor.check();

            floor.table().empty();

            assertThatThrownBy(floor::check).hasMessageContaining("left other rows");
        }
    }

    @Test
    void aWorkerHoldsNoMoreAfterAHundredMoreRuns() throws Exception {
        SheetFiles sheet = new SheetFiles(folder, 200, 0);
        SheetFiles changed = new SheetFiles(folder, 200, 50);
        String database = "bench_flat";
        try (JavaProcess ours = arena.enter(ContenderKind.OURS, database, HEAP, 0);
                var connection = arena.administer(database)) {
            Examination worker = new Examination(ours.pid(), connection);
            worker.look();
            syncs(ours, 40, sheet, changed);
            Vitals start = worker.look();

            syncs(ours, 100, sheet, changed);

            assertThat(Flatness.grown(start, worker.look())).isEmpty();
        }
    }

    private static void syncs(JavaProcess ours, int count, SheetFiles... sheets) throws Exception {
        for (int i = 0; i < count; i++) {
            SheetFiles sheet = sheets[i % sheets.length];
            arena.serve(sheet.json());
            ours.say(sheet.copyText().toString());
            ours.answer();
        }
    }
}
