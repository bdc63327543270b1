package io.datasync.local;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// One part of the system that can be started, stopped, killed, and started again on the same port and data.
public interface Part extends AutoCloseable {
    String name();

    int port();

    /// All ports it listens on for others; none of them may be taken when it is started.
    List<Integer> ports();

    /// Returns once the part answers; does nothing when it already runs.
    ///
    /// @throws PartFailure when it does not come up, with what its log says
    void start();

    /// Asks it to end, and insists when it does not. Its data stays.
    void stop();

    /// Ends it as a crash would (SIGKILL).
    void kill();

    boolean isRunning();

    /// Done when the process that runs now has ended, whoever ended it.
    CompletableFuture<?> ended();

    /// Where its output goes.
    Path log();

    /// Stops it and, when its place is a temporary one, removes its data.
    @Override
    void close();
}
