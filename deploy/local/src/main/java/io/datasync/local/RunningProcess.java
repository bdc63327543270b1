package io.datasync.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A live process and what is needed to find it again: its number and, since numbers are used again, its start.
record RunningProcess(ProcessHandle handle) {
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    static Optional<RunningProcess> read(Path pidFile) {
        try {
            String[] fields = Files.readString(pidFile).strip().split(" ");
            return ProcessHandle.of(Long.parseLong(fields[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(
                            handle ->
                                    fields.length < 2
                                            || Long.toString(startOf(handle)).equals(fields[1]))
                    .map(RunningProcess::new);
        } catch (IOException | NumberFormatException noneNoted) {
            return Optional.empty();
        }
    }

    void write(Path pidFile) throws IOException {
        Files.writeString(pidFile, handle.pid() + " " + startOf(handle) + "\n");
    }

    private static long startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    long pid() {
        return handle.pid();
    }

    boolean isAlive() {
        return handle.isAlive();
    }

    CompletableFuture<ProcessHandle> ended() {
        return handle.onExit();
    }

    boolean endedWithin(Duration time) {
        return hasEnded(handle, time);
    }

    /// Signals, waits, and kills what is left of it and its children.
    void end(String signal, Duration grace) {
        List<ProcessHandle> children = handle.descendants().toList();
        if (!Tools.signal(handle.pid(), signal)) {
            handle.destroy();
        }
        if (!hasEnded(handle, grace)) {
            handle.destroyForcibly();
            hasEnded(handle, AFTER_KILL);
        }
        finishOff(children);
    }

    void kill() {
        List<ProcessHandle> children = handle.descendants().toList();
        handle.destroyForcibly();
        hasEnded(handle, AFTER_KILL);
        finishOff(children);
    }

    private static void finishOff(List<ProcessHandle> children) {
        children.forEach(ProcessHandle::destroyForcibly);
        children.forEach(child -> hasEnded(child, AFTER_KILL));
    }

    private static boolean hasEnded(ProcessHandle handle, Duration time) {
        try {
            handle.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return !handle.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted while waiting for process " + handle.pid(), e);
        } catch (ExecutionException e) {
            throw new PartFailure("cannot wait for process " + handle.pid(), e);
        }
    }
}
