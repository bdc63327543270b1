package io.datasync.notify.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.contract.run.RunStatus;
import io.datasync.notify.FakeWindow;
import io.datasync.notify.TestRun;
import io.datasync.notify.TestSettings;
import io.datasync.notify.notifications.Dismissals.Dismissal;
import io.datasync.notify.notifications.Labels;
import io.datasync.notify.notifications.Notices;
import io.datasync.notify.notifications.Notification;
import io.datasync.notify.notifications.NotificationStore.Undismissed;
import io.datasync.notify.session.Caller;
import io.datasync.notify.session.Caller.Audience;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BoardTest {
    private static final long MS = 1_000_000;
    private static final Undismissed NOTHING = new Undismissed(List.of(), Set.of());
    private static final Caller SARAH = new Caller("sarah-id", Audience.STAFF);
    private static final Caller VERA = new Caller("vera-id", Audience.VIEWERS);

    private final Notices notices = new Notices(Labels.none());
    private final List<LiveSocket> asked = new ArrayList<>();
    private final List<LiveSocket> cleared = new ArrayList<>();
    private final TestRun run = TestRun.next();
    private final FakeWindow window = new FakeWindow();
    private final Board board =
            new Board(
                    new News(notices, TestSettings.DEFAULT),
                    TestSettings.DEFAULT,
                    new LiveMetrics(new SimpleMeterRegistry()),
                    asked::add,
                    cleared::add);
    private long now;
    private int mostOnTheWay = TestSettings.DEFAULT.mostOnTheWay();

    @Test
    void theSnapshotComesFirstAndHoldsTheActiveRuns() {
        hear(run.live(run.accepted()), run.live(run.started()));
        open(SARAH, window, NOTHING);

        assertThat(window.heard().kinds()).containsExactly("snapshot");
        assertThat(window.heard().lastSnapshot().at("/runs/0/status").asText())
                .isEqualTo("running");
        assertThat(window.heard().lastSnapshot().at("/runs/0/seq").asLong()).isEqualTo(20_000_000);
        assertThat(window.heard().lastSnapshot().at("/notifications/0/level").asText())
                .isEqualTo("progress");
    }

    @Test
    void theSnapshotHoldsTheRunsThatWaitForApprovalUntilTheyEnd() {
        hear(run.live(run.started()), run.held());
        open(SARAH, window, NOTHING);

        assertThat(window.heard().lastSnapshot().at("/runs/0/status").asText())
                .isEqualTo("awaiting_approval");
        assertThat(window.heard().lastSnapshot().at("/notifications/0/level").asText())
                .isEqualTo("info");

        hear(new LiveRun(run.view(RunStatus.CANCELLED), 50_000_000));
        FakeWindow later = new FakeWindow();
        open(SARAH, later, NOTHING);
        assertThat(later.heard().lastSnapshot().path("runs")).isEmpty();
    }

    @Test
    void nothingIsToldBeforeTheSnapshotAndNothingInItIsToldAgain() {
        LiveSocket socket = join(SARAH, window);
        hear(run.live(run.accepted()), run.live(run.started()));
        assertThat(window.heard().messages()).isEmpty();

        // The end is heard, and waits to be told, when the snapshot is made.
        board.hear(List.of(run.live(run.completed())), now);
        board.show(socket, NOTHING, now);
        tick(20 * MS);

        assertThat(window.heard().kinds()).containsExactly("snapshot", "records-changed");
        assertThat(window.heard().lastSnapshot().path("runs")).isEmpty();
        assertThat(window.heard().lastSnapshot().path("notifications")).hasSize(1);
    }

    @Test
    void everyEventTwiceGivesOneEndNoticeAndAGrowingSeq() {
        open(SARAH, window, NOTHING);
        List.of(run.accepted(), run.started(), run.planned(), run.completed())
                .forEach(
                        event -> {
                            hear(run.live(event), run.live(event));
                            tick(300 * MS);
                            hear(run.live(event));
                            tick(300 * MS);
                        });

        assertThat(window.heard().runs(run))
                .extracting(BoardTest::seq)
                .containsExactly(10_000_000L, 20_000_000L, 30_000_000L, 40_000_000L);
        assertThat(window.heard().endNotices(run))
                .singleElement()
                .satisfies(
                        notice -> {
                            assertThat(notice.path("level").asText()).isEqualTo("success");
                            assertThat(notice.path("message").asText()).isEqualTo(TestRun.MESSAGE);
                        });
        assertThat(window.heard().notices(run)).hasSize(2);
    }

    @Test
    void progressHeardAfterTheEndDoesNotBringARunBack() {
        open(SARAH, window, NOTHING);
        hear(run.live(run.started()), run.live(run.completed()));
        window.heard().clear();
        hear(run.live(run.progress(100, 50)));
        tick(300 * MS);

        assertThat(window.heard().messages()).isEmpty();
    }

    @Test
    void anEndTheDatabaseKnewBeforeThisPodIsToldOnce() {
        hear(run.live(run.started()));
        Notification end =
                notices.of(run.completed().run(), run.completed().revision()).orElseThrow();
        open(SARAH, window, new Undismissed(List.of(end), Set.of()));
        hear(run.live(run.planned()));
        tick(300 * MS);
        hear(run.live(run.completed()));
        tick(300 * MS);

        assertThat(window.heard().lastSnapshot().path("runs")).isEmpty();
        assertThat(window.heard().lastSnapshot().path("notifications")).hasSize(1);
        assertThat(window.heard().notices(run)).isEmpty();
        assertThat(window.heard().runs(run))
                .extracting(BoardTest::seq)
                .containsExactly(40_000_000L);
    }

    @Test
    void anEndThePodHeardBeforeTheDatabaseIsInTheSnapshotUnlessClosed() {
        hear(run.live(run.started()), run.live(run.completed()));
        Notification end =
                notices.of(run.completed().run(), run.completed().revision()).orElseThrow();
        FakeWindow closed = new FakeWindow();
        open(SARAH, window, NOTHING);
        open(SARAH, closed, new Undismissed(List.of(), Set.of(end.id())));

        assertThat(window.heard().lastSnapshot().path("notifications")).hasSize(1);
        assertThat(closed.heard().lastSnapshot().path("notifications")).isEmpty();
    }

    @Test
    void aDismissalGoesToTheUsersWindowsOnlyAndOnce() {
        FakeWindow other = new FakeWindow();
        open(SARAH, window, NOTHING);
        open(new Caller("michael-id", Audience.STAFF), other, NOTHING);
        Dismissal dismissal = new Dismissal(SARAH.userId(), run.id());
        board.close(dismissal, now);
        board.close(dismissal, now);
        tick(20 * MS);

        assertThat(window.heard().ofKind("dismissed")).hasSize(1);
        assertThat(other.heard().ofKind("dismissed")).isEmpty();
    }

    @Test
    void aViewerIsToldWhichDatasetsChangedAndNoMore() {
        open(VERA, window, NOTHING);
        hear(run.live(run.started()), run.live(run.completed()));

        assertThat(window.heard().kinds()).containsExactly("snapshot", "records-changed");
        assertThat(window.heard().lastSnapshot().toString())
                .isEqualTo("{\"kind\":\"snapshot\",\"runs\":[],\"notifications\":[]}");
        assertThat(window.heard().messages().getLast().toString())
                .isEqualTo("{\"kind\":\"records-changed\",\"datasets\":[\"therapists\"]}");
    }

    @Test
    void aRunThatChangedNothingChangesNoRecords() {
        open(VERA, window, NOTHING);
        hear(run.live(run.started()), run.live(run.ended(RunStatus.FAILED)));

        assertThat(window.heard().kinds()).containsExactly("snapshot");
    }

    @Test
    void aWindowThatDoesNotReadIsSentNothingMoreAndLaterAFreshSnapshot() {
        mostOnTheWay = 100;
        LiveSocket socket = open(SARAH, window, NOTHING);
        FakeWindow quick = new FakeWindow();
        open(new Caller("michael-id", Audience.STAFF), quick, NOTHING);
        window.stopReading();
        hear(run.live(run.accepted()));
        for (int i = 0; i < 1000; i++) {
            tick(300 * MS);
            hear(run.live(run.progress(i % 300, i)));
        }
        tick(300 * MS);
        assertThat(window.unread()).isEqualTo(1);
        assertThat(quick.heard().runs(run)).hasSizeGreaterThan(900);

        hear(run.live(run.completed()));
        asked.clear();
        window.readOn();
        assertThat(cleared).contains(socket);
        board.cleared(socket, now);
        assertThat(asked).containsExactly(socket);
        board.show(socket, NOTHING, now);

        assertThat(window.heard().kinds()).endsWith("snapshot");
        assertThat(window.heard().lastSnapshot().at("/notifications/0/level").asText())
                .isEqualTo("success");
    }

    @Test
    void aWindowThatReadsNothingForTooLongIsClosed() {
        mostOnTheWay = 1;
        open(SARAH, window, NOTHING);
        window.stopReading();
        hear(run.live(run.accepted()));
        tick(300 * MS);
        hear(run.live(run.started()));
        board.sweep(now + 59_000 * MS);
        assertThat(window.closedWith()).isNull();
        board.sweep(now + 61_000 * MS);
        assertThat(window.closedWith()).isEqualTo(1013);
    }

    @Test
    void whatIsLoadedIsToldToNobodyButGivesAFreshSnapshot() {
        LiveSocket socket = open(SARAH, window, NOTHING);
        asked.clear();
        board.load(List.of(run.live(run.started())), now);
        assertThat(asked).containsExactly(socket);
        board.show(socket, NOTHING, now);
        hear(run.live(run.planned()));
        tick(300 * MS);

        assertThat(window.heard().kinds()).containsExactly("snapshot", "snapshot", "run");
    }

    private static long seq(JsonNode run) {
        return run.path("seq").asLong();
    }

    private LiveSocket join(Caller caller, FakeWindow to) {
        LiveSocket socket = new LiveSocket(caller, to, board.closed(), mostOnTheWay);
        board.join(socket, now);
        return socket;
    }

    private LiveSocket open(Caller caller, FakeWindow to, Undismissed stored) {
        LiveSocket socket = join(caller, to);
        board.show(socket, stored, now);
        return socket;
    }

    private void hear(LiveRun... heard) {
        board.hear(List.of(heard), now);
        tick(20 * MS);
    }

    private void tick(long nanos) {
        now += nanos;
        board.tick(now);
    }
}
