package io.datasync.bench.measure;

import io.datasync.bench.contender.ContenderKind;
import io.datasync.bench.contender.ContenderMain;
import io.datasync.bench.sheet.SheetFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/// A million rows in a small heap, from the command line: all new, then none changed, then five in a hundred, each
/// with the live heap looked at all the while.
public final class MemoryBenchmark {
    private static final int HEAP = 96;
    private static final int ROWS = 1_000_000;

    /// Flat is when the last third of a run holds hardly more than the first.
    private static final double GROWTH = 1.1;

    private static final double SLACK_MEGABYTES = 2;

    private final Arena arena;
    private final Path folder;

    private MemoryBenchmark(Arena arena, Path folder) {
        this.arena = arena;
        this.folder = folder;
    }

    /// Arguments: the rows, when it is to be others.
    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length == 0 ? ROWS : Integer.parseInt(arguments[0]);
        Path folder = EngineBenchmark.folder();
        try (Arena arena = new Arena(folder)) {
            new MemoryBenchmark(arena, folder).run(rows);
        }
        System.exit(0);
    }

    private void run(int rows) throws SQLException, IOException, InterruptedException {
        String database = "bench_memory";
        try (JavaProcess ours = arena.enter(ContenderKind.OURS, database, HEAP, 0);
                MemberTable table = new MemberTable(arena.administer(database))) {
            watch(ours, new SheetFiles(folder.resolve("sheets"), rows, 0), "all new");
            table.tidy();
            watch(ours, new SheetFiles(folder.resolve("sheets"), rows, 0), "0 % changed");
            watch(ours, new SheetFiles(folder.resolve("sheets"), rows, 5), "5 % changed");
        }
    }

    private void watch(JavaProcess ours, SheetFiles sheet, String what)
            throws IOException, InterruptedException {
        arena.serve(sheet.json());
        ours.say(ContenderMain.WATCH + sheet.copyText());
        List<Double> megabytes =
                Arrays.stream(ours.answer().split(","))
                        .map(bytes -> Long.parseLong(bytes) / 1e6)
                        .toList();
        System.out.println(line(sheet.rows(), what, megabytes));
    }

    private static String line(int rows, String what, List<Double> megabytes) {
        int third = Math.max(1, megabytes.size() / 3);
        Figures all = new Figures(megabytes);
        double first = new Figures(megabytes.subList(0, third)).median();
        double last =
                new Figures(megabytes.subList(megabytes.size() - third, megabytes.size())).median();
        return Text.format(
                "%,d rows, %s, -Xmx%dm: live heap in MB, %d looks: least %.1f, median %.1f, most %.1f; first third %.1f, last third %.1f: %s",
                rows,
                what,
                HEAP,
                megabytes.size(),
                all.least(),
                all.median(),
                all.most(),
                first,
                last,
                last <= first * GROWTH + SLACK_MEGABYTES ? "flat" : "NOT FLAT");
    }
}
