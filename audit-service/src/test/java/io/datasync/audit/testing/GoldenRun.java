package io.datasync.audit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.contract.Json;
import io.datasync.contract.event.EventCodec;
import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.event.SyncEvent.Accepted;
import io.datasync.contract.event.SyncEvent.Completed;
import io.datasync.contract.event.SyncEvent.Planned;
import io.datasync.contract.event.SyncEvent.RecordsChanged;
import io.datasync.contract.event.SyncEvent.Started;
import io.datasync.contract.run.DatasetResult;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunMode;
import io.datasync.contract.run.RunStatus;
import io.datasync.contract.run.RunView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The facts of a run that ends as `expected.json` of a golden day says.
///
/// @param expected what that file says of the sync
public record GoldenRun(UUID id, JsonNode expected, List<SyncEvent> events) {
    public static final Requester SARAH =
            new Requester(Requester.Kind.USER, "id-of-sarah", "Sarah Hartono", "sarah@example.com");

    private static final int CHUNK = 3;

    public GoldenRun {
        events = List.copyOf(events);
    }

    /// @param day `day-1` or `day-2`
    public static GoldenRun of(String day, String type, UUID id, Instant at) {
        return new Writer(id, expected(day, type), at).write();
    }

    public static byte[] data(SyncEvent event) {
        return EventCodec.write(event);
    }

    /// The run's detailed text (contract section 4), from what the file says.
    public String text() {
        List<String> lines = new ArrayList<>();
        for (JsonNode dataset : expected.path("datasets")) {
            lines.add(dataset.path("message").asText());
            JsonNode details = dataset.path("details");
            line(lines, "Created: ", texts(details.path("created")));
            line(lines, "Updated: ", texts(details.path("updated")));
            List<String> skipped = new ArrayList<>();
            details.path("skipped")
                    .properties()
                    .forEach(
                            reason ->
                                    skipped.add(
                                            reason.getValue().asLong() + " " + reason.getKey()));
            line(lines, "Skipped: ", skipped);
            line(lines, "Failed: ", texts(details.path("failed")));
        }
        return String.join("\n", lines);
    }

    private static void line(List<String> lines, String kind, List<String> items) {
        if (!items.isEmpty()) {
            lines.add(kind + String.join(", ", items) + ".");
        }
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static JsonNode expected(String day, String type) {
        String path = "/io/datasync/local/golden/" + day + "/expected.json";
        try (InputStream in =
                Objects.requireNonNull(GoldenRun.class.getResourceAsStream(path), path)) {
            for (JsonNode sync : Json.mapper().readTree(in)) {
                if (sync.path("sync").asText().equals(type)) {
                    return sync;
                }
            }
            throw new IllegalArgumentException(path + " has no sync " + type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Writer {
        private final UUID id;
        private final JsonNode expected;
        private final Instant at;
        private final String type;
        private final List<SyncEvent> events = new ArrayList<>();

        Writer(UUID id, JsonNode expected, Instant at) {
            this.id = id;
            this.expected = expected;
            this.at = at;
            this.type = expected.path("sync").asText();
        }

        GoldenRun write() {
            events.add(new Accepted(id, 1, at(1), run(RunStatus.QUEUED)));
            events.add(new Started(id, 2, at(2), run(RunStatus.RUNNING)));
            events.add(new Planned(id, 3, at(3), run(RunStatus.RUNNING), List.of(), "00"));
            for (JsonNode dataset : expected.path("datasets")) {
                slices(dataset.path("dataset").asText(), GoldenRecords.of(dataset));
            }
            boolean failures = false;
            for (JsonNode dataset : expected.path("datasets")) {
                failures |= dataset.path("failed").asLong() > 0;
            }
            RunStatus end = failures ? RunStatus.PARTIAL : RunStatus.SUCCEEDED;
            long seq = events.size() + 1L;
            events.add(new Completed(id, seq, at(seq), run(end)));
            return new GoldenRun(id, expected, events);
        }

        private void slices(String dataset, List<RecordOutcome> records) {
            for (int from = 0; from < records.size(); from += CHUNK) {
                long seq = events.size() + 1L;
                List<RecordOutcome> slice =
                        records.subList(from, Math.min(records.size(), from + CHUNK));
                events.add(
                        new RecordsChanged(
                                id, seq, at(seq), type, dataset, from / CHUNK + 1, slice));
            }
        }

        private Instant at(long seq) {
            return at.plusSeconds(seq);
        }

        private @Nullable Instant since(RunStatus status, RunStatus reached, long seq) {
            return status.compareTo(reached) >= 0 ? at(seq) : null;
        }

        private RunView run(RunStatus status) {
            List<DatasetResult> datasets = new ArrayList<>();
            expected.path("datasets")
                    .forEach(dataset -> datasets.add(result(dataset, status.ended())));
            return new RunView(
                    id,
                    type,
                    RunMode.APPLY,
                    status,
                    SARAH,
                    at,
                    at(1),
                    since(status, RunStatus.RUNNING, 2),
                    since(status, RunStatus.SUCCEEDED, 3),
                    since(status, RunStatus.SUCCEEDED, 3),
                    since(status, RunStatus.SUCCEEDED, 9),
                    null,
                    status.ended() ? expected.path("message").asText() : null,
                    datasets,
                    null,
                    null,
                    false);
        }

        private static DatasetResult result(JsonNode dataset, boolean ended) {
            return new DatasetResult(
                    dataset.path("dataset").asText(),
                    dataset.path("label").asText(),
                    ended ? dataset.path("processed").asLong() : 0,
                    ended ? dataset.path("created").asLong() : 0,
                    ended ? dataset.path("updated").asLong() : 0,
                    ended ? dataset.path("unchanged").asLong() : 0,
                    ended ? dataset.path("skipped").asLong() : 0,
                    ended ? dataset.path("failed").asLong() : 0,
                    ended ? 0L : null,
                    ended ? dataset.path("message").asText() : null);
        }
    }
}
