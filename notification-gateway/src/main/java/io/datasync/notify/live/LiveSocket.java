package io.datasync.notify.live;

import io.datasync.notify.notifications.Dismissals.Dismissal;
import io.datasync.notify.notifications.Notification;
import io.datasync.notify.session.Caller;
import io.datasync.notify.session.Caller.Audience;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One window's socket: whose it is, what it has been told ahead of the others, and how much is on its way to it. What
/// does not fit on the way is not kept: the window falls behind, and gets a fresh snapshot once it has read what was
/// sent. Only the way's length is shared between threads; the rest belongs to the [Switchboard]'s.
final class LiveSocket {
    private final Caller caller;
    private final Outlet outlet;
    private final RecentDismissals closed;
    private final int mostOnTheWay;
    private final AtomicLong onTheWay = new AtomicLong();
    private volatile State state = State.OPENING;
    private long since;
    private long snapshotStamp;
    private Map<UUID, Notification> toldAhead = Map.of();

    LiveSocket(Caller caller, Outlet outlet, RecentDismissals closed, int mostOnTheWay) {
        this.caller = caller;
        this.outlet = outlet;
        this.closed = closed;
        this.mostOnTheWay = mostOnTheWay;
    }

    Caller caller() {
        return caller;
    }

    State state() {
        return state;
    }

    /// Since when it has been in its state.
    long since() {
        return since;
    }

    void become(State next, long now) {
        state = next;
        since = now;
    }

    /// Whether an update is for this window and new to it.
    ///
    /// @param stamp counts all updates; those up to the snapshot's stand in the snapshot
    boolean sees(Update update, long stamp) {
        return switch (update) {
            case Update.RunChanged(LiveRun run) ->
                    isNew(stamp) && run.revision() >= revisionTold(run.id());
            case Update.NoticeRaised(Notification notification) ->
                    isNew(stamp) && !knows(notification) && !hasClosed(notification);
            case Update.RecordsChanged _ -> true;
            case Update.Closed(Dismissal dismissal) -> dismissal.userId().equals(caller.userId());
        };
    }

    private boolean isNew(long stamp) {
        return caller.audience() == Audience.STAFF && stamp > snapshotStamp;
    }

    private long revisionTold(UUID syncId) {
        Notification ahead = toldAhead.get(syncId);
        return ahead == null ? 0 : ahead.revision();
    }

    private boolean knows(Notification notification) {
        Notification ahead = toldAhead.get(notification.syncId());
        return ahead != null
                && (ahead.id().equals(notification.id())
                        || ahead.revision() >= notification.revision());
    }

    /// On another pod, before it was heard here.
    private boolean hasClosed(Notification notification) {
        return closed.contains(new Dismissal(caller.userId(), notification.id()));
    }

    /// The window is shown a snapshot.
    void show(News.Snapshot snapshot, Runnable cleared) {
        snapshotStamp = snapshot.stamp();
        toldAhead =
                snapshot.ahead().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Notification::syncId, Function.identity()));
        send(snapshot.frame(), cleared);
    }

    boolean hasRoom() {
        return onTheWay.get() < mostOnTheWay;
    }

    boolean isClear() {
        return onTheWay.get() == 0;
    }

    /// @param cleared called, from any thread, when nothing is on the way any more
    void send(String frame, Runnable cleared) {
        // What a string costs in memory at most.
        long length = 2L * frame.length();
        onTheWay.addAndGet(length);
        outlet.send(
                frame,
                () -> {
                    if (onTheWay.addAndGet(-length) == 0) {
                        cleared.run();
                    }
                });
    }

    void close(int code, String reason) {
        outlet.close(code, reason);
    }

    /// Where a socket stands.
    enum State {
        /// Its snapshot is being read; it is told nothing before.
        OPENING,
        /// It is told everything.
        LIVE,
        /// It reads too slowly, and is told nothing until it has read what was sent.
        BEHIND
    }
}
