package io.datasync.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.GoldenDay;
import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.CatalogLoader;
import io.datasync.contract.run.Outcome;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.contract.run.RecordOutcome.Change;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The golden days' sentences and details, made again from records with values as JSON has them.
class GoldenTextTest {
    private static final Pattern SHOWN = Pattern.compile("(.*?) \\((.*)\\)");
    private static final Pattern CHANGE = Pattern.compile("(\\w+): (.*) → (.*)");
    private static final Catalog CATALOG =
            CatalogLoader.load(
                    Path.of(System.getProperty("datasync.root", "../.."), "deploy", "catalog"));

    static Stream<GoldenDay.Sync> syncs() {
        return Stream.of(1, 2).flatMap(day -> GoldenDay.of(day).syncs().stream());
    }

    static Stream<GoldenDay.Dataset> datasets() {
        return syncs().flatMap(sync -> sync.datasets().stream());
    }

    @ParameterizedTest
    @MethodSource("syncs")
    void eachRunSaysItsDatasetsSentences(GoldenDay.Sync sync) {
        List<String> sentences =
                sync.datasets().stream()
                        .map(set -> Messages.ofDataset(set.label(), set.counts()))
                        .toList();

        assertThat(Messages.ofRun(sentences)).isEqualTo(sync.message());
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void eachDatasetNamesItsRecords(GoldenDay.Dataset expected) {
        DatasetDetails details = DatasetDetails.full();

        records(expected).forEach(details::add);

        assertThat(details.lines()).isEqualTo(lines(expected.details()));
        assertThat(Messages.ofDataset(expected.label(), expected.counts()))
                .isEqualTo(expected.message());
    }

    private static List<String> lines(GoldenDay.Details details) {
        List<String> lines = new ArrayList<>();
        line(lines, "Created", details.created());
        line(lines, "Updated", details.updated());
        line(
                lines,
                "Skipped",
                details.skipped().entrySet().stream()
                        .map(reason -> reason.getValue() + " " + reason.getKey())
                        .toList());
        line(lines, "Failed", details.failed());
        return lines;
    }

    private static void line(List<String> lines, String kind, List<String> items) {
        if (!items.isEmpty()) {
            lines.add("%s: %s.".formatted(kind, String.join(", ", items)));
        }
    }

    private static List<RecordOutcome> records(GoldenDay.Dataset expected) {
        List<RecordOutcome> records = new ArrayList<>();
        GoldenDay.Details details = expected.details();
        for (String shown : details.created()) {
            Matcher parts = parts(SHOWN, shown);
            records.add(
                    record(
                            expected,
                            Outcome.CREATED,
                            parts.group(1),
                            parts.group(2),
                            List.of(),
                            null));
        }
        for (String shown : details.updated()) {
            Matcher parts = parts(SHOWN, shown);
            List<Change> changes = List.of(change(expected.dataset(), parts.group(2)));
            records.add(
                    record(expected, Outcome.UPDATED, parts.group(1), "not shown", changes, null));
        }
        details.skipped()
                .forEach(
                        (reason, count) -> {
                            for (int i = 0; i < count; i++) {
                                records.add(
                                        record(
                                                expected,
                                                Outcome.SKIPPED,
                                                null,
                                                null,
                                                List.of(),
                                                reason));
                            }
                        });
        for (String shown : details.failed()) {
            Matcher parts = parts(SHOWN, shown);
            records.add(
                    record(
                            expected,
                            Outcome.FAILED,
                            parts.group(1),
                            "not shown",
                            List.of(),
                            parts.group(2)));
        }
        return records;
    }

    private static Change change(String dataset, String text) {
        Matcher parts = parts(CHANGE, text);
        return new Change(
                parts.group(1),
                value(dataset, parts.group(1), parts.group(2)),
                value(dataset, parts.group(1), parts.group(3)));
    }

    /// The value as the column's kind has it in JSON, decimals as the database pads them.
    private static @Nullable Object value(String dataset, String field, String text) {
        if (text.equals("(blank)")) {
            return null;
        }
        return switch (CATALOG.dataset(dataset).orElseThrow().column(field).kind()) {
            case TEXT, EMAIL, PHONE, DATE, TIME -> text;
            case BOOLEAN -> Boolean.valueOf(text);
            case INTEGER -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text + ".00");
            case LIST -> List.of(text.split(", "));
        };
    }

    private static Matcher parts(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.matches()).as(text).isTrue();
        return matcher;
    }

    private static RecordOutcome record(
            GoldenDay.Dataset expected,
            Outcome outcome,
            @Nullable String name,
            @Nullable String detail,
            List<Change> changes,
            @Nullable String reason) {
        return new RecordOutcome(
                expected.dataset(),
                outcome,
                "Tab",
                2,
                null,
                name,
                detail,
                changes,
                reason,
                List.of());
    }
}
