package io.datasync.notify.live;

import io.datasync.contract.run.DatasetResult;
import io.datasync.notify.live.LiveRuns.Change;
import io.datasync.notify.notifications.Dismissals.Dismissal;
import io.datasync.notify.notifications.Level;
import io.datasync.notify.notifications.Notices;
import io.datasync.notify.notifications.Notification;
import io.datasync.notify.notifications.NotificationStore.Undismissed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/// What this pod knows and what of it is still to be told: the newest runs, the notices and dismissals of late. Knows
/// no sockets. Belongs to one thread; times are nanoseconds of one clock.
final class News {
    private final Notices notices;
    private final LiveSettings settings;
    private final LiveRuns runs;
    private final RecentNotices recent;
    private final RecentDismissals closed;
    private final Conflation conflation;

    News(Notices notices, LiveSettings settings) {
        this.notices = notices;
        this.settings = settings;
        this.runs = new LiveRuns(settings.endedRunsKept());
        this.recent = new RecentNotices(settings.noticesKept(), settings.noticesMost());
        this.closed = new RecentDismissals(settings.dismissalsMost());
        this.conflation = new Conflation(settings.window(), settings.progressGap());
    }

    RecentDismissals closed() {
        return closed;
    }

    /// May be asked by any thread.
    boolean toldLately(UUID notificationId) {
        return recent.contains(notificationId);
    }

    /// What the database has; none of it is to be told.
    void load(List<LiveRun> stored) {
        stored.forEach(runs::hear);
    }

    void hear(List<LiveRun> heard, long now) {
        for (LiveRun run : heard) {
            runs.hear(run).ifPresent(change -> changed(change, now));
        }
    }

    private void changed(Change change, long now) {
        LiveRun run = change.run();
        Update update = new Update.RunChanged(run);
        if (change.ofState()) {
            conflation.add(update, now);
        } else {
            conflation.addProgress(update, now);
        }
        newNotice(change).ifPresent(notification -> raise(notification, now));
        if (run.view().status().ended()) {
            recordsChanged(run, now);
        }
    }

    private Optional<Notification> newNotice(Change change) {
        LiveRun before = change.before();
        Optional<UUID> stands =
                before == null
                        ? Optional.empty()
                        : notices.of(before.view(), before.revision()).map(Notification::id);
        return notices.of(change.run().view(), change.run().revision())
                .filter(notice -> !stands.equals(Optional.of(notice.id())));
    }

    private void raise(Notification notification, long now) {
        recent.add(notification, now);
        conflation.add(new Update.NoticeRaised(notification), now);
    }

    private void recordsChanged(LiveRun run, long now) {
        TreeSet<String> datasets =
                run.view().datasets().stream()
                        .filter(result -> result.created() + result.updated() > 0)
                        .map(DatasetResult::dataset)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (!datasets.isEmpty()) {
            conflation.add(new Update.RecordsChanged(run.id(), datasets), now);
        }
    }

    void close(Dismissal dismissal, long now) {
        if (closed.add(dismissal)) {
            conflation.add(new Update.Closed(dismissal), now);
        }
    }

    /// When [#due] will next have something.
    long nextDue() {
        return conflation.nextDue();
    }

    /// What is to be told now, in order.
    List<Conflation.Due> due(long now) {
        return conflation.take(now);
    }

    /// The state as of this moment, as a user sees it whose notices these are.
    Snapshot snapshot(String userId, Undismissed stored) {
        List<Notification> open =
                recent.merge(
                        stored.notifications(),
                        id ->
                                stored.closedLately().contains(id)
                                        || closed.contains(new Dismissal(userId, id)));
        List<Notification> ahead = open.stream().filter(this::isAhead).toList();
        Set<UUID> overtaken =
                ahead.stream()
                        .filter(notification -> notification.level() != Level.PROGRESS)
                        .map(Notification::syncId)
                        .collect(Collectors.toUnmodifiableSet());
        List<LiveRun> shown =
                runs.notEnded().stream().filter(run -> !overtaken.contains(run.id())).toList();
        return new Snapshot(Frames.snapshot(shown, open), conflation.stamp(), ahead);
    }

    /// What those see who may see neither runs nor notices.
    Snapshot emptySnapshot() {
        return new Snapshot(Frames.snapshot(List.of(), List.of()), conflation.stamp(), List.of());
    }

    /// The recorder, perhaps on another pod, was faster than this pod's own ear.
    private boolean isAhead(Notification notification) {
        return notification.revision() > runs.revision(notification.syncId())
                && notification.at().isAfter(Instant.now().minus(settings.noticesKept()));
    }

    /// @param stamp counts all updates: those up to it stand in the snapshot
    /// @param ahead notices in it that this pod has not heard of yet, and which must not be told again when it does
    record Snapshot(String frame, long stamp, List<Notification> ahead) {
        Snapshot {
            ahead = List.copyOf(ahead);
        }
    }
}
