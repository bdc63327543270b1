package io.datasync.bench.measure;

import io.datasync.bench.contender.ContenderKind;
import io.datasync.bench.sheet.Change;
import io.datasync.bench.sheet.SheetFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One scenario: all contenders in turn, round after round, each round beginning with another.
final class Race implements AutoCloseable {
    private final Arena arena;
    private final Scenario scenario;
    private final Path folder;
    private final Noise noise;
    private final List<Entrant> entrants = new ArrayList<>();
    private final List<Double> processor = new ArrayList<>();
    private final List<Double> disk = new ArrayList<>();

    Race(Arena arena, Scenario scenario, Path folder) {
        this.arena = arena;
        this.scenario = scenario;
        this.folder = folder;
        noise = new Noise(folder);
    }

    Result run(List<ContenderKind> kinds, Rounds rounds, int heapMegabytes)
            throws SQLException, IOException, InterruptedException {
        for (ContenderKind kind : kinds) {
            if (!Rounds.include(kind, scenario)) {
                continue;
            }
            entrants.add(new Entrant(arena, kind, heapMegabytes, scenario.delayMillis()));
        }
        if (scenario.change() instanceof Change.Percent) {
            for (Entrant entrant : entrants) {
                entrant.table().fill(sheet(0).copyText());
            }
        }
        for (int round = 1; round <= rounds.last(); round++) {
            round(rounds, round);
        }
        for (Entrant entrant : entrants) {
            entrant.check();
        }
        return result();
    }

    private void round(Rounds rounds, int round)
            throws SQLException, IOException, InterruptedException {
        boolean counted = round > rounds.warmups();
        SheetFiles sheet = inRound(round);
        arena.serve(sheet.json());
        if (counted) {
            processor.add(noise.processor());
            disk.add(noise.disk());
        }
        List<Entrant> order = new ArrayList<>(entrants);
        Collections.rotate(order, round);
        for (Entrant entrant : order) {
            if (rounds.include(entrant.kind(), round)) {
                turn(entrant, sheet, counted);
            }
        }
    }

    private void turn(Entrant entrant, SheetFiles sheet, boolean counted)
            throws SQLException, IOException {
        if (scenario.change() instanceof Change.AllNew) {
            entrant.table().empty();
        }
        if (counted) {
            entrant.table().tidy();
        }
        entrant.sync(sheet, counted);
    }

    /// The table holds what the round before has left there: there and back is the same amount of change.
    private SheetFiles inRound(int round) {
        return switch (scenario.change()) {
            case Change.AllNew() -> sheet(0);
            case Change.Percent(int percent) -> sheet(round % 2 == 0 ? 0 : percent);
        };
    }

    private SheetFiles sheet(int changedPercent) {
        return new SheetFiles(folder.resolve("sheets"), scenario.rows(), changedPercent);
    }

    private Result result() {
        Map<ContenderKind, Figures> figures = new LinkedHashMap<>();
        entrants.forEach(entrant -> figures.put(entrant.kind(), entrant.figures()));
        return new Result(scenario, figures, new Figures(processor), new Figures(disk));
    }

    @Override
    public void close() throws SQLException {
        for (Entrant entrant : entrants) {
            entrant.close();
        }
    }
}
