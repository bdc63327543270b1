package io.datasync.notify.live;

import io.datasync.notify.live.LiveSocket.State;
import io.datasync.notify.live.News.Snapshot;
import io.datasync.notify.notifications.Dismissals.Dismissal;
import io.datasync.notify.notifications.NotificationStore.Undismissed;
import io.datasync.notify.session.Caller.Audience;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// Who is told the [News]. Everything happens on one thread, so that between a socket's snapshot and what it is told
/// next nothing is missed and nothing doubled. Times are nanoseconds of one clock.
final class Board {
    private static final int TRY_AGAIN_LATER = 1013;

    private final News news;
    private final LiveSettings settings;
    private final LiveMetrics metrics;
    private final Consumer<LiveSocket> reader;
    private final Consumer<LiveSocket> whenCleared;
    private final Set<LiveSocket> sockets = new LinkedHashSet<>();

    /// @param reader      reads what a socket's user has not dismissed, elsewhere, and answers by [#show] or [#refuse]
    /// @param whenCleared answers, from any thread, by [#cleared]
    Board(
            News news,
            LiveSettings settings,
            LiveMetrics metrics,
            Consumer<LiveSocket> reader,
            Consumer<LiveSocket> whenCleared) {
        this.news = news;
        this.settings = settings;
        this.metrics = metrics;
        this.reader = reader;
        this.whenCleared = whenCleared;
    }

    RecentDismissals closed() {
        return news.closed();
    }

    /// May be asked by any thread.
    boolean toldLately(UUID notificationId) {
        return news.toldLately(notificationId);
    }

    void join(LiveSocket socket, long now) {
        sockets.add(socket);
        metrics.joined(socket.caller().audience());
        open(socket, now);
    }

    void leave(LiveSocket socket) {
        if (sockets.remove(socket)) {
            metrics.left(socket.caller().audience());
        }
    }

    private void open(LiveSocket socket, long now) {
        if (socket.caller().audience() == Audience.VIEWERS) {
            show(socket, news.emptySnapshot(), now);
        } else {
            socket.become(State.OPENING, now);
            reader.accept(socket);
        }
    }

    /// The socket's user has these open: it is shown the state as of this moment, and told every change from now on.
    void show(LiveSocket socket, Undismissed stored, long now) {
        if (sockets.contains(socket) && socket.state() == State.OPENING) {
            show(socket, news.snapshot(socket.caller().userId(), stored), now);
        }
    }

    private void show(LiveSocket socket, Snapshot snapshot, long now) {
        socket.become(State.LIVE, now);
        metrics.sent();
        socket.show(snapshot, () -> whenCleared.accept(socket));
    }

    /// What the socket's user has open cannot be read now: the window is asked to come again.
    void refuse(LiveSocket socket) {
        leave(socket);
        socket.close(TRY_AGAIN_LATER, "try again later");
    }

    /// Nothing is on its way to this socket any more.
    void cleared(LiveSocket socket, long now) {
        if (sockets.contains(socket) && socket.state() == State.BEHIND && socket.isClear()) {
            open(socket, now);
        }
    }

    /// Takes in what the database has; every window gets a fresh snapshot in place of the single changes.
    void load(List<LiveRun> stored, long now) {
        news.load(stored);
        for (LiveSocket socket : sockets) {
            if (socket.state() == State.LIVE) {
                open(socket, now);
            }
        }
    }

    void hear(List<LiveRun> heard, long now) {
        news.hear(heard, now);
    }

    void close(Dismissal dismissal, long now) {
        news.close(dismissal, now);
    }

    /// When [#tick] will next have something to do.
    long nextDue() {
        return news.nextDue();
    }

    /// Tells what is due to everybody it is for.
    void tick(long now) {
        List<Conflation.Due> due = news.due(now);
        if (due.isEmpty()) {
            return;
        }
        Batch batch = new Batch(due);
        for (LiveSocket socket : sockets) {
            if (socket.state() == State.LIVE) {
                batch.frameFor(socket).ifPresent(frame -> tell(socket, frame, now));
            }
        }
    }

    private void tell(LiveSocket socket, String frame, long now) {
        if (socket.hasRoom()) {
            metrics.sent();
            socket.send(frame, () -> whenCleared.accept(socket));
            return;
        }
        metrics.fellBehind();
        socket.become(State.BEHIND, now);
        cleared(socket, now);
    }

    /// Lets go of windows that have read nothing for too long.
    void sweep(long now) {
        for (LiveSocket socket : List.copyOf(sockets)) {
            if (socket.state() == State.BEHIND
                    && now - socket.since() > settings.patience().toNanos()) {
                refuse(socket);
            }
        }
    }
}
