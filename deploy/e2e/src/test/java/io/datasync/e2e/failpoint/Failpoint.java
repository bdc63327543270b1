package io.datasync.e2e.failpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the woven code calls: in the worker's process, told by files in a folder what to do. Of the JDK's classes only.
///
/// `armed` holds `id point hit action`; whoever reaches that point that often deletes it, which only one process can,
/// leaves `fired-<id>` with its process number, and acts.
public final class Failpoint {
    private static final String ARMED = "armed";
    private static final long POLL_MILLIS = 5;

    private static final Map<String, Integer> HITS = new HashMap<>();
    private static final long PID = ProcessHandle.current().pid();
    private static @Nullable Path folder;
    private static String arming = "";

    private Failpoint() {}

    static void watch(Path controlled) {
        folder = controlled;
    }

    /// Called by the woven code.
    public static void reached(String point) {
        Path in = folder;
        if (in == null) {
            return;
        }
        try {
            String due = due(in, point);
            if (due != null) {
                act(in, due.split(" ", -1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized @Nullable String due(Path in, String point) throws IOException {
        Files.writeString(
                in.resolve("reached-" + PID),
                point + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        String armed = armed(in);
        if (!armed.equals(arming)) {
            HITS.clear();
            arming = armed;
        }
        int hit = HITS.merge(point, 1, Integer::sum);
        String[] wanted = armed.split(" ", -1);
        return wanted.length == 4
                        && wanted[1].equals(point)
                        && Integer.parseInt(wanted[2]) == hit
                        && Files.deleteIfExists(in.resolve(ARMED))
                ? armed
                : null;
    }

    private static String armed(Path in) throws IOException {
        try {
            return Files.readString(in.resolve(ARMED));
        } catch (NoSuchFileException nothing) {
            return "";
        }
    }

    private static void act(Path in, String[] due) throws IOException {
        if (due[3].equals("linger")) {
            pause(FailpointAction.LINGER_MILLIS);
        }
        Path fired = in.resolve("fired-" + due[0]);
        Path written = in.resolve("firing-" + due[0]);
        Files.writeString(written, Long.toString(PID));
        Files.move(written, fired, StandardCopyOption.ATOMIC_MOVE);
        if (due[3].equals("stay")) {
            Path goOn = in.resolve("go-on-" + due[0]);
            while (!Files.exists(goOn)) {
                pause(POLL_MILLIS);
            }
        } else {
            Runtime.getRuntime().halt(137);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
