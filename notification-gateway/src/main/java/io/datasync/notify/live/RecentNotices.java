package io.datasync.notify.live;

import io.datasync.notify.notifications.Notification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// The newest notice of each run heard of lately: the recorder may not have stored it yet when a window opens. Belongs
/// to one thread.
final class RecentNotices {
    private final long kept;
    private final int most;
    private final Map<UUID, Heard> byRun = new LinkedHashMap<>();
    private final Set<UUID> ids = ConcurrentHashMap.newKeySet();

    /// @param kept by then the database has it
    RecentNotices(Duration kept, int most) {
        this.kept = kept.toNanos();
        this.most = most;
    }

    void add(Notification notification, long now) {
        Heard before = byRun.remove(notification.syncId());
        if (before != null) {
            ids.remove(before.notification().id());
        }
        byRun.put(notification.syncId(), new Heard(notification, now));
        ids.add(notification.id());
        forget(now);
    }

    private void forget(long now) {
        for (Iterator<Heard> each = byRun.values().iterator(); each.hasNext(); ) {
            Heard eldest = each.next();
            if (byRun.size() <= most && eldest.at() + kept > now) {
                return;
            }
            ids.remove(eldest.notification().id());
            each.remove();
        }
    }

    /// May be asked by any thread.
    boolean contains(UUID id) {
        return ids.contains(id);
    }

    /// The stored notices brought up to date: of each run the newest, newest first.
    ///
    /// @param closed what this user has closed
    List<Notification> merge(List<Notification> stored, Predicate<UUID> closed) {
        Map<UUID, Notification> merged = new LinkedHashMap<>();
        stored.forEach(notification -> merged.put(notification.syncId(), notification));
        for (Heard heard : byRun.values()) {
            merged.merge(
                    heard.notification().syncId(),
                    heard.notification(),
                    (one, other) -> one.revision() >= other.revision() ? one : other);
        }
        List<Notification> all = new ArrayList<>(merged.values());
        all.removeIf(notification -> closed.test(notification.id()));
        all.sort(Comparator.comparing(Notification::at).reversed());
        return all;
    }

    private record Heard(Notification notification, long at) {}
}
