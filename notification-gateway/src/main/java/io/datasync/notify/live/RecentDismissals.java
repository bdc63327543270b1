package io.datasync.notify.live;

import io.datasync.notify.notifications.Dismissals.Dismissal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What was closed lately, by anybody. Not safe for use by several threads.
final class RecentDismissals {
    private final Set<Dismissal> closed;

    RecentDismissals(int most) {
        closed =
                Collections.newSetFromMap(
                        new LinkedHashMap<>() {
                            @Override
                            protected boolean removeEldestEntry(
                                    Map.Entry<Dismissal, Boolean> eldest) {
                                return size() > most;
                            }
                        });
    }

    /// @return false when it is known already
    boolean add(Dismissal dismissal) {
        return closed.add(dismissal);
    }

    boolean contains(Dismissal dismissal) {
        return closed.contains(dismissal);
    }
}
