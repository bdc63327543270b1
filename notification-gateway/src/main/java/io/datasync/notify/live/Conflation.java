package io.datasync.notify.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Decides what is told when (contract section 6): what comes after a pause goes at once, what follows within the
/// window travels together, of several updates with one key only the newest, and progress of a run not before its gap
/// is over. Times are nanoseconds of one clock. Not safe for use by several threads.
final class Conflation {
    /// Nothing is waiting.
    static final long NEVER = Long.MAX_VALUE;

    private final long window;
    private final long gap;
    private final Map<Update.Key, Waiting> waiting = new LinkedHashMap<>();
    private final Map<Update.Key, Long> told = new HashMap<>();
    private long windowEnds = Long.MIN_VALUE;
    private long stamp;

    /// @param window updates due within it travel together
    /// @param gap    between what was last told of a run and its next progress
    Conflation(Duration window, Duration gap) {
        this.window = window.toNanos();
        this.gap = gap.toNanos();
    }

    /// To be told as soon as the window allows.
    void add(Update update, long now) {
        put(update, now);
    }

    /// To be told when the gap since the last update with its key is over.
    void addProgress(Update update, long now) {
        Long last = told.get(update.key());
        Waiting before = waiting.get(update.key());
        // Of something that waits already only the newest is told, and no later than what waits.
        put(update, before != null ? before.due() : last == null ? now : Math.max(now, last + gap));
    }

    private void put(Update update, long due) {
        waiting.put(update.key(), new Waiting(new Due(update, ++stamp), due));
    }

    /// When [#take(long)] will next have something; [#NEVER] when nothing waits.
    long nextDue() {
        long first = NEVER;
        for (Waiting each : waiting.values()) {
            first = Math.min(first, each.due());
        }
        return first == NEVER ? NEVER : Math.max(first, windowEnds);
    }

    /// What is to be told now, in order; empty within the window.
    List<Due> take(long now) {
        if (now < windowEnds) {
            return List.of();
        }
        List<Due> due = new ArrayList<>();
        for (Iterator<Waiting> each = waiting.values().iterator(); each.hasNext(); ) {
            Waiting next = each.next();
            if (next.due() <= now) {
                due.add(next.what());
                each.remove();
            }
        }
        if (!due.isEmpty()) {
            windowEnds = now + window;
            remember(due, now);
        }
        return due;
    }

    private void remember(List<Due> due, long now) {
        told.values().removeIf(last -> last + gap <= now);
        for (Due each : due) {
            if (each.update() instanceof Update.RunChanged) {
                told.put(each.update().key(), now);
            }
        }
    }

    /// The stamp of the newest update there is.
    long stamp() {
        return stamp;
    }

    /// An update whose time has come.
    ///
    /// @param stamp counts all updates: what is in a snapshot is told by comparing
    record Due(Update update, long stamp) {}

    private record Waiting(Due what, long due) {}
}
