package io.datasync.worker.source;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers for a while what spreadsheets said of themselves, which saves a read in most runs.
final class MetadataCache {
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Duration kept;
    private final Time time;

    MetadataCache(Duration kept, Time time) {
        this.kept = kept;
        this.time = time;
    }

    Optional<Metadata> of(String spreadsheet) {
        return Optional.ofNullable(known.get(spreadsheet))
                .filter(entry -> time.nanos() - entry.since() < kept.toNanos())
                .map(Known::metadata);
    }

    void remember(String spreadsheet, Metadata metadata) {
        known.put(spreadsheet, new Known(metadata, time.nanos()));
    }

    void forget(String spreadsheet) {
        known.remove(spreadsheet);
    }

    private record Known(Metadata metadata, long since) {}
}
