package io.datasync.contract;

import com.fasterxml.jackson.core.type.TypeReference;
import io.datasync.contract.run.Counts;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the five syncs say on a golden day, when run in this order.
///
/// @param number 1 or 2
public record GoldenDay(int number, List<Sync> syncs) {
    public GoldenDay {
        syncs = List.copyOf(syncs);
    }

    /// The day with this number.
    public static GoldenDay of(int number) {
        String resource = "/golden/day-%d/expected.json".formatted(number);
        try (InputStream json = GoldenDay.class.getResourceAsStream(resource)) {
            return new GoldenDay(
                    number,
                    Json.mapper()
                            .readValue(
                                    Objects.requireNonNull(json, resource),
                                    new TypeReference<List<Sync>>() {}));
        } catch (IOException e) {
            throw new IllegalStateException(resource, e);
        }
    }

    /// The sync of this sync type.
    public Sync sync(String type) {
        return syncs.stream().filter(sync -> sync.sync().equals(type)).findFirst().orElseThrow();
    }

    /// One run.
    ///
    /// @param sync the sync type
    public record Sync(String sync, String message, List<Dataset> datasets) {
        public Sync {
            datasets = List.copyOf(datasets);
        }
    }

    /// One dataset of a run.
    public record Dataset(
            String dataset,
            String label,
            long processed,
            long created,
            long updated,
            long unchanged,
            long skipped,
            long failed,
            String message,
            Details details) {
        public Counts counts() {
            return new Counts(created, updated, unchanged, skipped, failed);
        }
    }

    /// The records that are named, as the details name them, in sheet order.
    ///
    /// @param skipped how many for which reason, in the order of first appearance
    public record Details(
            List<String> created,
            List<String> updated,
            Map<String, Long> skipped,
            List<String> failed) {
        public Details {
            created = List.copyOf(created);
            updated = List.copyOf(updated);
            skipped = new LinkedHashMap<>(skipped);
            failed = List.copyOf(failed);
        }
    }
}
