package io.datasync.notify.notifications;

import io.datasync.contract.run.RunView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What is to be said of a run, from the run's view alone: every pod makes the same notice of the same run.
public final class Notices {
    private static final String IN_PROGRESS = "Sync in progress...";

    private final UnaryOperator<String> labels;

    /// @param labels gives a sync type's label
    public Notices(UnaryOperator<String> labels) {
        this.labels = labels;
    }

    /// The notice that stands while the run is as shown; empty while it is queued.
    public Optional<Notification> of(RunView run, long revision) {
        String label = labels.apply(run.type());
        return switch (run.status()) {
            case QUEUED -> Optional.empty();
            case RUNNING ->
                    notice(
                            run,
                            revision,
                            ":started",
                            Level.PROGRESS,
                            label + " sync",
                            IN_PROGRESS,
                            run.startedAt());
            case AWAITING_APPROVAL ->
                    notice(
                            run,
                            revision,
                            ":held",
                            Level.INFO,
                            label + " sync awaits approval",
                            whatHappened(run),
                            run.plannedAt());
            case SUCCEEDED -> ended(run, revision, Level.SUCCESS, label + " synced", message(run));
            case PARTIAL ->
                    ended(
                            run,
                            revision,
                            Level.SUCCESS,
                            label + " synced, " + run.counts().failed() + " failed",
                            message(run));
            case FAILED ->
                    ended(run, revision, Level.ERROR, label + " sync failed", whatHappened(run));
            case CANCELLED ->
                    ended(run, revision, Level.INFO, label + " sync cancelled", message(run));
        };
    }

    private static Optional<Notification> ended(
            RunView run, long revision, Level level, String title, String message) {
        return notice(run, revision, ":ended", level, title, message, run.finishedAt());
    }

    private static Optional<Notification> notice(
            RunView run,
            long revision,
            String kind,
            Level level,
            String title,
            String message,
            @Nullable Instant at) {
        return Optional.of(
                new Notification(
                        id(run.id(), kind),
                        run.id(),
                        run.type(),
                        level,
                        title,
                        message,
                        at == null ? run.requestedAt() : at,
                        revision));
    }

    private static UUID id(UUID syncId, String kind) {
        return UUID.nameUUIDFromBytes((syncId + kind).getBytes(StandardCharsets.UTF_8));
    }

    private static String message(RunView run) {
        String message = run.message();
        return message == null ? "" : message;
    }

    private static String whatHappened(RunView run) {
        return run.error() == null ? message(run) : run.error().message();
    }
}
