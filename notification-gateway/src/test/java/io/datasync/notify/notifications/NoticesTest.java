package io.datasync.notify.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.GoldenEvents;
import io.datasync.contract.event.EventTypes;
import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.run.DerivedFrom;
import io.datasync.contract.run.Hold;
import io.datasync.contract.run.Hold.GuardTrip;
import io.datasync.contract.run.RunStatus;
import io.datasync.contract.run.RunView;
import io.datasync.notify.TestRun;
import io.datasync.notify.live.LiveRun;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticesTest {
    private final Notices notices = new Notices(Labels.none());
    private final TestRun run = TestRun.next();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RUNNING | PROGRESS | Therapists sync | Sync in progress...",
                "AWAITING_APPROVAL | INFO | Therapists sync awaits approval | The tab has lost 80 % of its rows. Nothing was written.",
                "SUCCEEDED | SUCCESS | Therapists synced | " + TestRun.MESSAGE,
                "PARTIAL | SUCCESS | Therapists synced, 2 failed | " + TestRun.MESSAGE,
                "FAILED | ERROR | Therapists sync failed | There is no spreadsheet demo-therapists.",
                "CANCELLED | INFO | Therapists sync cancelled | Cancelled by Sarah Hartono.",
            })
    void eachStateIsSaidInItsWay(RunStatus status, Level level, String title, String message) {
        Notification notice = notices.of(run.view(status), 1).orElseThrow();

        assertThat(notice.level()).isEqualTo(level);
        assertThat(notice.title()).isEqualTo(title);
        assertThat(notice.message()).isEqualTo(message);
        assertThat(notice.syncId()).isEqualTo(run.id());
    }

    @Test
    void aQueuedRunIsNotNoticed() {
        assertThat(notices.of(run.view(RunStatus.QUEUED), 1)).isEmpty();
    }

    @Test
    void theSameRunGivesTheSameNoticeEverywhere() {
        LiveRun ended = run.live(run.completed());

        assertThat(notices.of(ended.view(), ended.revision()))
                .isEqualTo(new Notices(Labels.none()).of(ended.view(), ended.revision()));
        assertThat(id(RunStatus.PARTIAL)).isEqualTo(id(RunStatus.FAILED));
        assertThat(id(RunStatus.PARTIAL)).isNotEqualTo(id(RunStatus.RUNNING));
    }

    @Test
    void aTypeTheCatalogDoesNotHaveIsNamedByItsName() {
        assertThat(Labels.none().apply("brands-packages")).isEqualTo("Brands packages");
    }

    @Test
    void aHeldRunSaysWhyInFiguresAndUntilWhen() {
        Notification notice = golden(EventTypes.HELD);

        assertThat(notice.level()).isEqualTo(Level.INFO);
        assertThat(notice.title()).isEqualTo("Locations sync awaits approval");
        assertThat(notice.message())
                .isEqualTo(
                        "Waiting for approval until 23 Nov 2026, 04:10 UTC. The tab Locations has 15 rows where the last"
                                + " good run read 36: more than 50 % are gone. Nothing was written.");
        assertThat(notice.at()).isEqualTo("2026-11-23T03:10:00.900Z");
    }

    @Test
    void aPreviewThatTrippedNoGuardSaysWhatIsPlanned() {
        assertThat(held(List.of()).message())
                .isEqualTo(
                        "Waiting for approval until 23 Nov 2026, 04:10 UTC. Planned: 1 created, 1 updated, 11 unchanged,"
                                + " 1 skipped, 1 failed. Nothing was written.");
    }

    @Test
    void everyGuardIsSaid() {
        GuardTrip failed =
                new GuardTrip("GUARD_ROWS_FAILED", "brands", "Brands", 150, null, 80L, 40);
        GuardTrip later = new GuardTrip("GUARD_LATER", "brands", "Brands", 1, null, null, 1);

        assertThat(held(List.of(failed, later)).message())
                .contains("Of the 150 rows of the tab Brands 80 would fail: more than 40 %.")
                .contains("A guard of the tab Brands tripped (GUARD_LATER).");
    }

    @Test
    void anApprovedRunIsToldAsUnderWayAnewAndOnce() {
        Notification approved = golden(EventTypes.APPROVED);

        assertThat(approved.level()).isEqualTo(Level.PROGRESS);
        assertThat(approved.message()).isEqualTo("Sync in progress...");
        assertThat(approved.id())
                .isEqualTo(golden(EventTypes.CANCEL_ACCEPTED).id())
                .isNotEqualTo(golden(EventTypes.STARTED).id());
    }

    @Test
    void aRunThatIsHeldAgainIsToldAgain() {
        RunView run = view(EventTypes.HELD);
        Hold hold = Objects.requireNonNull(run.hold());
        Hold again =
                new Hold(
                        hold.reason(),
                        hold.planHash(),
                        hold.heldAt().plusSeconds(9),
                        hold.expiresAt(),
                        hold.guards(),
                        null,
                        null);

        assertThat(notices.of(with(run, again, null), 1).orElseThrow().id())
                .isNotEqualTo(golden(EventTypes.HELD).id());
    }

    @ParameterizedTest
    @CsvSource({
        "UNDO, HELD, Locations undo awaits approval",
        "UNDO, COMPLETED, 'Locations undone, 1 failed'",
        "RETRY, STARTED, Locations retry",
        "RETRY, COMPLETED, 'Locations retried, 1 failed'"
    })
    void aRunAboutAnEarlierOneIsCalledWhatItIs(DerivedFrom.Kind kind, String event, String title) {
        RunView run =
                view(
                        switch (event) {
                            case "HELD" -> EventTypes.HELD;
                            case "STARTED" -> EventTypes.STARTED;
                            default -> EventTypes.COMPLETED;
                        });

        assertThat(notices.of(with(run, run.hold(), new DerivedFrom(kind, run.id())), 1))
                .get()
                .extracting(Notification::title)
                .isEqualTo(title);
    }

    private Notification golden(String type) {
        return notices.of(view(type), 1).orElseThrow();
    }

    private Notification held(List<GuardTrip> guards) {
        RunView run = view(EventTypes.HELD);
        Hold hold = Objects.requireNonNull(run.hold());
        Hold other =
                new Hold(
                        hold.reason(),
                        hold.planHash(),
                        hold.heldAt(),
                        hold.expiresAt(),
                        guards,
                        null,
                        null);
        return notices.of(with(run, other, null), 1).orElseThrow();
    }

    private static RunView view(String type) {
        return GoldenEvents.heldRun().stream()
                .filter(message -> message.type().equals(type))
                .map(message -> ((SyncEvent.OfRun) message.event()).run())
                .findFirst()
                .orElseThrow();
    }

    private static RunView with(RunView run, @Nullable Hold hold, @Nullable DerivedFrom from) {
        return new RunView(
                run.id(),
                run.type(),
                run.mode(),
                run.status(),
                run.requestedBy(),
                run.requestedAt(),
                run.acceptedAt(),
                run.startedAt(),
                run.readAt(),
                run.plannedAt(),
                run.finishedAt(),
                run.progress(),
                run.message(),
                run.datasets(),
                run.error(),
                run.source(),
                run.cancelRequested(),
                from,
                hold);
    }

    private UUID id(RunStatus status) {
        return notices.of(run.view(status), 1).orElseThrow().id();
    }
}
