package io.datasync.audit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.contract.run.Outcome;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.contract.run.RecordOutcome.Change;
import io.datasync.contract.run.RecordOutcome.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Records as the texts of `expected.json` tell them, each on a row of its own.
final class GoldenRecords {
    private static final Pattern NAMED = Pattern.compile("(.*?) \\((.*)\\)", Pattern.DOTALL);
    private static final Pattern CHANGE = Pattern.compile("([a-z_]+): (.*) → (.*)");

    private final String dataset;
    private final List<RecordOutcome> records = new ArrayList<>();

    private GoldenRecords(String dataset) {
        this.dataset = dataset;
    }

    static List<RecordOutcome> of(JsonNode expected) {
        GoldenRecords golden = new GoldenRecords(expected.path("dataset").asText());
        JsonNode details = expected.path("details");
        GoldenRun.texts(details.path("created")).forEach(golden::created);
        GoldenRun.texts(details.path("updated")).forEach(golden::updated);
        details.path("skipped")
                .properties()
                .forEach(reason -> golden.skipped(reason.getKey(), reason.getValue().asInt()));
        GoldenRun.texts(details.path("failed")).forEach(golden::failed);
        return List.copyOf(golden.records);
    }

    private void created(String text) {
        Matcher named = named(text);
        List<Change> changes = List.of(new Change("shown", null, named.group(1)));
        add(Outcome.CREATED, named.group(1), named.group(2), changes, null);
    }

    private void updated(String text) {
        Matcher named = named(text);
        Matcher change = CHANGE.matcher(named.group(2));
        if (!change.matches()) {
            throw new IllegalArgumentException(text);
        }
        List<Change> changes =
                List.of(
                        new Change(
                                change.group(1), value(change.group(2)), value(change.group(3))));
        add(Outcome.UPDATED, named.group(1), "a detail", changes, null);
    }

    private static @Nullable String value(String text) {
        return text.equals("(blank)") ? null : text;
    }

    private void skipped(String reason, int times) {
        for (int i = 0; i < times; i++) {
            add(Outcome.SKIPPED, null, null, List.of(), reason);
        }
    }

    private void failed(String text) {
        Matcher named = named(text);
        add(Outcome.FAILED, named.group(1), "a detail", List.of(), named.group(2));
    }

    private static Matcher named(String text) {
        Matcher named = NAMED.matcher(text);
        if (!named.matches()) {
            throw new IllegalArgumentException(text);
        }
        return named;
    }

    private void add(
            Outcome outcome,
            @Nullable String name,
            @Nullable String detail,
            List<Change> changes,
            @Nullable String reason) {
        int row = records.size() + 2;
        String key = name == null ? null : "KEY-" + dataset + "-" + row;
        List<Problem> problems =
                reason == null
                        ? List.of()
                        : List.of(
                                new Problem("G" + row, "G", "Header", null, reason, "Correct it."));
        records.add(
                new RecordOutcome(
                        dataset, outcome, "Tab", row, key, name, detail, changes, reason,
                        problems));
    }
}
