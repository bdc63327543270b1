package io.datasync.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The few commands of the operating system that are used where they exist.
final class Tools {
    private Tools() {}

    static boolean exists(String command) {
        String path = System.getenv("PATH");
        if (path == null) {
            return false;
        }
        for (String folder : path.split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, command))) {
                return true;
            }
        }
        return false;
    }

    /// Puts a process out of reach of the terminal's Ctrl-C and hang-up, keeping its number.
    static List<String> ownSession() {
        return exists("setsid") ? List.of("setsid") : List.of();
    }

    static boolean signal(long pid, String signal) {
        return succeeds("kill", "-" + signal, Long.toString(pid));
    }

    /// Runs a command that says nothing and answers at once.
    static boolean succeeds(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
