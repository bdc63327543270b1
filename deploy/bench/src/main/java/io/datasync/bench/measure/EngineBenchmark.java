package io.datasync.bench.measure;

import io.datasync.local.Project;
import java.nio.file.Files;
import java.nio.file.Path;

/// The engine against its peers, from the command line.
public final class EngineBenchmark {
    private EngineBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        Path folder = Project.root().resolve("deploy/bench/target/bench");
        Files.createDirectories(folder);
        try (Arena arena = new Arena(folder)) {
            for (Scenario scenario : options.scenarios().toList()) {
                try (Race race = new Race(arena, scenario, folder)) {
                    Rounds rounds = options.rounds().orElse(Rounds.of(scenario.rows()));
                    System.out.println(
                            Text.of(
                                    race.run(
                                            options.contenders(),
                                            rounds,
                                            options.heapMegabytes())));
                }
            }
        }
        System.exit(0);
    }
}
