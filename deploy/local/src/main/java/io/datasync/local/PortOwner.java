package io.datasync.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The process that listens on a port, as far as the system lets us see it.
record PortOwner(long pid, String command) {
    private static final String LISTENING = "0A";
    private static final int SHOWN = 100;

    static Optional<PortOwner> of(int port) {
        Optional<Long> pid =
                Files.isReadable(Path.of("/proc/net/tcp")) ? fromProc(port) : fromLsof(port);
        return pid.map(found -> new PortOwner(found, commandOf(found)));
    }

    private static Optional<Long> fromProc(int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : linesOf(Path.of(table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields.length > 9
                        && fields[3].equals(LISTENING)
                        && fields[1].endsWith(":%04X".formatted(port))) {
                    sockets.add("socket:[" + fields[9] + "]");
                }
            }
        }
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> hasOneOpen(pid, sockets))
                .findFirst();
    }

    private static boolean hasOneOpen(long pid, Set<String> sockets) {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return open.anyMatch(file -> sockets.contains(targetOf(file)));
        } catch (IOException othersProcess) {
            return false;
        }
    }

    private static String targetOf(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException absent) {
            return List.of();
        }
    }

    private static Optional<Long> fromLsof(int port) {
        try {
            Process lsof =
                    new ProcessBuilder("lsof", "-t", "-nP", "-iTCP:" + port, "-sTCP:LISTEN")
                            .redirectErrorStream(true)
                            .start();
            String out =
                    new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip();
            lsof.waitFor(5, TimeUnit.SECONDS);
            return out.lines().findFirst().filter(line -> line.matches("\\d+")).map(Long::valueOf);
        } catch (IOException noLsof) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String commandOf(long pid) {
        String command =
                ProcessHandle.of(pid)
                        .flatMap(process -> process.info().commandLine())
                        .orElse("unknown command");
        return command.length() <= SHOWN ? command : command.substring(0, SHOWN) + "…";
    }
}
