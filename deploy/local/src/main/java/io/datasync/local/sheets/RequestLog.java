package io.datasync.local.sheets;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The requests to the Sheets API, the newest thousand of them.
public final class RequestLog {
    private static final int KEPT = 1000;

    /// @param status what was answered; 0 when the answer was cut off or never came
    /// @param rows how many rows were sent
    public record Entry(
            Instant at,
            String method,
            String path,
            String query,
            int status,
            String fault,
            long rows,
            long millis) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long count;

    synchronized void add(Entry entry) {
        count++;
        entries.addLast(entry);
        if (entries.size() > KEPT) {
            entries.removeFirst();
        }
    }

    /// All since the start or the last [#clear()], also those no longer kept.
    public synchronized long count() {
        return count;
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    public synchronized void clear() {
        count = 0;
        entries.clear();
    }
}
