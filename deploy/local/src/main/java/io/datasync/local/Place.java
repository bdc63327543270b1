package io.datasync.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Where a part keeps its data, its log and the number of its process.
///
/// @param temporary removed when the part is closed
public record Place(String name, Path run, Path data, Path log, Path pid, boolean temporary) {

    /// A place that goes away with the part, for tests.
    public static Place temporary(String name) {
        try {
            return of(name, Files.createTempDirectory("datasync-" + name + "-"), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A place that stays, beside the other parts' below one directory.
    public static Place under(Path run, String name) {
        return of(name, run.toAbsolutePath().normalize(), false);
    }

    private static Place of(String name, Path run, boolean temporary) {
        return new Place(
                name,
                run,
                run.resolve("data").resolve(name),
                run.resolve("logs").resolve(name + ".log"),
                run.resolve("pids").resolve(name + ".pid"),
                temporary);
    }

    void create() throws IOException {
        Files.createDirectories(data);
        Files.createDirectories(log.getParent());
        Files.createDirectories(pid.getParent());
    }

    void remove() {
        deleteTree(run);
    }

    public static void deleteTree(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
