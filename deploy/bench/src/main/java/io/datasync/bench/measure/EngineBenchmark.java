package io.datasync.bench.measure;

import io.datasync.local.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/// The engine against its peers, from the command line.
public final class EngineBenchmark {
    private EngineBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        try (Arena arena = new Arena(folder())) {
            Report report =
                    new Report(options.contenders(), arena.conditions(options.heapMegabytes()));
            for (Scenario scenario : options.scenarios().toList()) {
                Result result = measure(arena, scenario, options, folder());
                report.add(result);
                // After each, so that whoever stops it keeps what there is.
                report.write(folder());
                System.out.println(Text.of(result));
            }
            System.out.println(report.markdown());
        }
        System.exit(0);
    }

    static Result measure(Arena arena, Scenario scenario, Options options, Path folder)
            throws SQLException, IOException, InterruptedException {
        try (Race race = new Race(arena, scenario, folder)) {
            return race.run(
                    options.contenders(),
                    options.rounds().orElse(Rounds.of(scenario.rows())),
                    options.heapMegabytes());
        }
    }

    /// For the sheets, the reports and the log; not kept in the repository.
    static Path folder() throws IOException {
        return Files.createDirectories(Project.root().resolve("deploy/bench/target/bench"));
    }
}
