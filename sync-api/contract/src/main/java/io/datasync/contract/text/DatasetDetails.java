package io.datasync.contract.text;

import io.datasync.contract.run.RecordOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The details of one dataset of a run (contract section 4), gathered record by record, in the order of the sheet. The
/// short form holds no more than ten records of a kind, however many are added; the full form holds the text of all.
/// Not for use by several threads at once.
public final class DatasetDetails {
    /// How many of a kind the texts shown to a person have.
    public static final int SHORT = 10;

    private final Listing created;
    private final Listing updated;
    private final Listing removed;
    private final Listing failed;
    private final Map<String, Long> skipped = new LinkedHashMap<>();

    private DatasetDetails(long limit) {
        created = new Listing(limit);
        updated = new Listing(limit);
        removed = new Listing(limit);
        failed = new Listing(limit);
    }

    /// Names every record: the audit's form.
    public static DatasetDetails full() {
        return new DatasetDetails(Long.MAX_VALUE);
    }

    /// Stops after ten of a kind with "and N more": the form shown to a person.
    public static DatasetDetails shortened() {
        return new DatasetDetails(SHORT);
    }

    public void add(RecordOutcome record) {
        switch (record.outcome()) {
            case CREATED -> list(created, record, Records::created);
            case UPDATED -> {
                if (record.wasRemoved()) {
                    list(removed, record, Records::created);
                } else {
                    list(updated, record, Records::updated);
                }
            }
            case FAILED -> list(failed, record, Records::failed);
            case SKIPPED -> skipped.merge(reason(record), 1L, Long::sum);
            case UNCHANGED -> {} // counted in the message, never listed
        }
    }

    /// `Created: …`, `Updated: …`, `Removed: …`, `Skipped: …` and `Failed: …`, without those that have nothing to say.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        line(lines, "Created", created);
        line(lines, "Updated", updated);
        line(lines, "Removed", removed);
        if (!skipped.isEmpty()) {
            lines.add(
                    skipped.entrySet().stream()
                            .map(reason -> reason.getValue() + " " + reason.getKey())
                            .collect(Collectors.joining(", ", "Skipped: ", ".")));
        }
        line(lines, "Failed", failed);
        return List.copyOf(lines);
    }

    private static void list(
            Listing listing, RecordOutcome record, Function<RecordOutcome, String> text) {
        if (listing.writes()) {
            listing.add(text.apply(record));
        } else {
            listing.count();
        }
    }

    private static String reason(RecordOutcome record) {
        return record.reason() == null ? "for no reason given" : record.reason();
    }

    private static void line(List<String> lines, String kind, Listing listing) {
        if (!listing.isEmpty()) {
            lines.add(kind + ": " + listing.sentence());
        }
    }
}
