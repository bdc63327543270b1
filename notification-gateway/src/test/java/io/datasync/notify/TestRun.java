package io.datasync.notify;

import io.datasync.contract.event.Progressed;
import io.datasync.contract.event.Revision;
import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.event.SyncEvent.Accepted;
import io.datasync.contract.event.SyncEvent.Completed;
import io.datasync.contract.event.SyncEvent.Planned;
import io.datasync.contract.event.SyncEvent.Started;
import io.datasync.contract.run.DatasetResult;
import io.datasync.contract.run.Phase;
import io.datasync.contract.run.Progress;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunMode;
import io.datasync.contract.run.RunStatus;
import io.datasync.contract.run.RunView;
import io.datasync.notify.live.LiveRun;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A run of therapists as on the second golden day, in all its states.
public record TestRun(UUID id, Instant begun) {
    public static final String THERAPISTS =
            "Processed 151 Karyawan therapists: 2 created, 5 updated, 140 unchanged, 2 skipped, 2 failed.";
    public static final String SCHEDULES =
            "Processed 153 schedules: 0 created, 0 updated, 89 unchanged, 64 skipped, 0 failed.";
    public static final String MESSAGE = THERAPISTS + " " + SCHEDULES;
    private static final int ROWS = 304;

    public static TestRun next() {
        return new TestRun(UUID.randomUUID(), Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    public Accepted accepted() {
        return new Accepted(id, 1, begun, view(RunStatus.QUEUED));
    }

    public Started started() {
        return new Started(id, 2, begun, view(RunStatus.RUNNING));
    }

    public Planned planned() {
        return new Planned(id, 3, begun, view(RunStatus.RUNNING), List.of(), "00");
    }

    public Completed completed() {
        return ended(RunStatus.PARTIAL);
    }

    public Completed ended(RunStatus status) {
        return new Completed(id, 4, begun, view(status));
    }

    public List<SyncEvent> events() {
        return List.of(accepted(), started(), planned(), completed());
    }

    /// @param millis after the third event
    public Progressed progress(int processed, long millis) {
        Progress progress = Progress.of(Phase.APPLYING, "therapists", processed, ROWS, ROWS);
        return new Progressed(
                id, Revision.ofProgress(3, millis), view(RunStatus.RUNNING, progress));
    }

    public LiveRun live(SyncEvent.OfRun event) {
        return new LiveRun(event.run(), event.revision());
    }

    public LiveRun live(Progressed progressed) {
        return new LiveRun(progressed.run(), progressed.revision());
    }

    public LiveRun held() {
        return new LiveRun(view(RunStatus.AWAITING_APPROVAL), Revision.ofEvent(4));
    }

    public RunView view(RunStatus status) {
        return view(
                status,
                status == RunStatus.RUNNING ? Progress.of(Phase.READING, null, 0, 0, 0) : null);
    }

    private RunView view(RunStatus status, @Nullable Progress progress) {
        Instant started = status == RunStatus.QUEUED ? null : begun.plusMillis(20);
        return new RunView(
                id,
                "therapists",
                RunMode.APPLY,
                status,
                new Requester(
                        Requester.Kind.USER, "sarah-id", "Sarah Hartono", "sarah@example.com"),
                begun,
                begun,
                started,
                null,
                null,
                status.ended() ? begun.plusSeconds(6) : null,
                progress,
                message(status),
                datasets(status),
                error(status),
                null,
                false);
    }

    private static @Nullable String message(RunStatus status) {
        return switch (status) {
            case SUCCEEDED, PARTIAL -> MESSAGE;
            case FAILED -> "The run failed.";
            case CANCELLED -> "Cancelled by Sarah Hartono.";
            case QUEUED, RUNNING, AWAITING_APPROVAL -> null;
        };
    }

    private static @Nullable RunError error(RunStatus status) {
        return switch (status) {
            case FAILED ->
                    new RunError("SOURCE_NOT_FOUND", "There is no spreadsheet demo-therapists.");
            case AWAITING_APPROVAL ->
                    new RunError(
                            "GUARD_ROWS_LOST",
                            "The tab has lost 80 % of its rows. Nothing was written.");
            case QUEUED, RUNNING, SUCCEEDED, PARTIAL, CANCELLED -> null;
        };
    }

    private static List<DatasetResult> datasets(RunStatus status) {
        return status == RunStatus.SUCCEEDED || status == RunStatus.PARTIAL
                ? List.of(
                        new DatasetResult(
                                "therapists",
                                "Karyawan therapists",
                                151,
                                2,
                                5,
                                140,
                                2,
                                2,
                                0L,
                                THERAPISTS),
                        new DatasetResult(
                                "schedules", "schedules", 153, 0, 0, 89, 64, 0, 0L, SCHEDULES))
                : List.of();
    }
}
