package io.datasync.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A part that is an operating-system process: started in a session of its own, so that it outlives the one who
/// started it, and found again by the number it left in its place.
public abstract class ProcessPart implements Part {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Place place;
    private final int port;
    private @Nullable RunningProcess running;

    ProcessPart(Place place, int port) {
        this.place = place;
        this.port = port;
        if (place.temporary()) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "close-" + place.name()));
        }
    }

    /// What is run, its program first.
    abstract List<String> command();

    /// Whether it answers; asked again and again while it starts.
    abstract boolean isReady();

    /// Variables it gets on top of this process's own.
    Map<String, String> environment() {
        return Map.of();
    }

    /// Called before each start, with the data directory there.
    void prepare() throws IOException {}

    /// Called once it answers.
    void settle() {}

    /// How long it may take to answer.
    Duration patience() {
        return Duration.ofMinutes(3);
    }

    /// The signal that asks it to end.
    String endSignal() {
        return "TERM";
    }

    @Override
    public final String name() {
        return place.name();
    }

    @Override
    public final int port() {
        return port;
    }

    @Override
    public final Path log() {
        return place.log();
    }

    final Place place() {
        return place;
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    @Override
    public final synchronized boolean isRunning() {
        return running().isPresent();
    }

    @Override
    public final synchronized CompletableFuture<?> ended() {
        return running()
                .map(RunningProcess::ended)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    @Override
    public final void start() {
        try {
            Optional<RunningProcess> there = running();
            // One that was found may be about to end: then this starts another.
            if (there.isEmpty() || !answers(there.get())) {
                RunningProcess started = launched();
                if (!answers(started)) {
                    throw new PartFailure(
                            "%s ended while it started. Its log, %s, ends with:%n%s"
                                    .formatted(name(), log(), LogTail.of(log())));
                }
            }
            settle();
        } catch (IOException e) {
            throw new PartFailure(name() + " could not be started: " + e.getMessage(), e);
        }
    }

    /// Only this much holds the lock: a part may be stopped while it is still being waited for.
    private synchronized RunningProcess launched() throws IOException {
        ports().forEach(each -> Ports.requireFree(each, name()));
        place.create();
        prepare();
        RunningProcess started = launch();
        running = started;
        return started;
    }

    private RunningProcess launch() throws IOException {
        List<String> line = new ArrayList<>(Tools.ownSession());
        line.addAll(command());
        ProcessBuilder builder =
                new ProcessBuilder(line)
                        .directory(place.data().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(place.log().toFile()));
        builder.environment().putAll(environment());
        RunningProcess started = new RunningProcess(builder.start().toHandle());
        started.write(place.pid());
        return started;
    }

    /// Waits until it answers.
    ///
    /// @return false when it ended instead
    private boolean answers(RunningProcess process) {
        long deadline = System.nanoTime() + patience().toNanos();
        while (!isReady()) {
            if (process.endedWithin(POLL)) {
                return false;
            }
            if (System.nanoTime() > deadline) {
                throw new PartFailure(
                        "%s does not answer after %d s. Its log, %s, ends with:%n%s"
                                .formatted(
                                        name(), patience().toSeconds(), log(), LogTail.of(log())));
            }
        }
        return true;
    }

    @Override
    public final void stop() {
        stop(endSignal());
    }

    final synchronized void stop(String signal) {
        running().ifPresent(process -> process.end(signal, GRACE));
        forget();
    }

    @Override
    public final synchronized void kill() {
        running().ifPresent(RunningProcess::kill);
        forget();
    }

    /// Sends the process a signal, `STOP` say; does nothing when it is not running.
    public final synchronized void signal(String signal) {
        running().ifPresent(process -> Tools.signal(process.pid(), signal));
    }

    /// The process's number.
    ///
    /// @throws PartFailure when it is not running
    public final synchronized long pid() {
        return running().orElseThrow(() -> new PartFailure(name() + " is not running")).pid();
    }

    private void forget() {
        running = null;
        try {
            Files.deleteIfExists(place.pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final void close() {
        stop();
        if (place.temporary()) {
            place.remove();
        }
    }

    private synchronized Optional<RunningProcess> running() {
        if (running == null || !running.isAlive()) {
            running = RunningProcess.read(place.pid()).orElse(null);
        }
        return Optional.ofNullable(running);
    }
}
