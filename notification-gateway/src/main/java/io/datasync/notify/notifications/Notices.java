package io.datasync.notify.notifications;

import io.datasync.contract.run.Hold;
import io.datasync.contract.run.RunStatus;
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

    /// The notice that stands while the run is as shown; empty while it is queued for the first time.
    public Optional<Notification> of(RunView run, long revision) {
        String label = labels.apply(run.type());
        Wording wording = Wording.of(run.derivedFrom());
        String what = label + " " + wording.noun();
        String done = label + " " + wording.done();
        return switch (run.status()) {
            case QUEUED, RUNNING -> underWay(run, revision, what);
            case AWAITING_APPROVAL -> held(run, revision, what + " awaits approval");
            case SUCCEEDED -> ended(run, revision, Level.SUCCESS, done, message(run));
            case PARTIAL ->
                    ended(
                            run,
                            revision,
                            Level.SUCCESS,
                            done + ", " + run.counts().failed() + " failed",
                            message(run));
            case FAILED -> ended(run, revision, Level.ERROR, what + " failed", whatHappened(run));
            case CANCELLED -> ended(run, revision, Level.INFO, what + " cancelled", message(run));
        };
    }

    /// Once it is approved a run is told anew, whoever has closed the notice of its start.
    private static Optional<Notification> underWay(RunView run, long revision, String title) {
        Instant approvedAt = run.hold() == null ? null : run.hold().approvedAt();
        if (approvedAt != null) {
            return notice(
                    run, revision, ":approved", Level.PROGRESS, title, IN_PROGRESS, approvedAt);
        }
        return run.status() == RunStatus.QUEUED
                ? Optional.empty()
                : notice(
                        run,
                        revision,
                        ":started",
                        Level.PROGRESS,
                        title,
                        IN_PROGRESS,
                        run.startedAt());
    }

    private static Optional<Notification> held(RunView run, long revision, String title) {
        Hold hold = run.hold();
        // A run that is held again is another thing to be told.
        String kind = hold == null ? ":held" : ":held:" + hold.heldAt();
        String message = hold == null ? whatHappened(run) : HoldWords.of(run, hold);
        Instant at = hold == null ? run.plannedAt() : hold.heldAt();
        return notice(run, revision, kind, Level.INFO, title, message, at);
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
