package io.datasync.e2e.failpoint;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// One point armed in all workers that watch a folder: the first to reach it falls in.
final class Trap {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Path folder;
    private final int number = NUMBERS.incrementAndGet();

    private Trap(Path folder) {
        this.folder = folder;
    }

    /// @param hit it goes off when one process reaches the point for that time from now on
    static Trap arm(Path folder, String point, int hit, FailpointAction action) {
        Trap trap = new Trap(folder);
        String armed = "%d %s %d %s".formatted(trap.number, point, hit, action.word());
        try {
            Path written = Files.writeString(folder.resolve("arming"), armed);
            Files.move(written, folder.resolve("armed"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return trap;
    }

    /// Waits until a process has reached the point.
    ///
    /// @return its number
    long awaitFired() {
        Path fired = folder.resolve("fired-" + number);
        await("a worker at " + armed())
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Files.exists(fired));
        try {
            return Long.parseLong(Files.readString(fired));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String armed() {
        try {
            return Files.readString(folder.resolve("armed"));
        } catch (IOException goneOff) {
            return "trap " + number;
        }
    }

    /// Lets a thread that stays at the point go on.
    void release() {
        release(folder, number);
    }

    /// Lets every thread go on that any trap so far holds.
    static void releaseAll(Path folder) {
        for (int number = 1; number <= NUMBERS.get(); number++) {
            release(folder, number);
        }
    }

    private static void release(Path folder, int number) {
        try {
            Files.writeString(folder.resolve("go-on-" + number), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How often a process has reached a point so far.
    static long reachedBy(Path folder, long pid, String point) {
        try {
            return Files.readAllLines(folder.resolve("reached-" + pid)).stream()
                    .filter(point::equals)
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How often each point was reached so far, over all processes.
    static Map<String, Integer> reached(Path folder) {
        Map<String, Integer> counts = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(file -> file.getFileName().toString().startsWith("reached-"))
                            .toList()) {
                Files.readAllLines(file).forEach(point -> counts.merge(point, 1, Integer::sum));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counts;
    }
}
