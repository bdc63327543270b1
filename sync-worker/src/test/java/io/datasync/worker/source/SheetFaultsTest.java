package io.datasync.worker.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.CatalogLoader;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunView;
import io.datasync.worker.judge.HeaderRow;
import io.datasync.worker.judge.HeaderRow.Resolution;
import io.datasync.worker.source.FakeGoogle.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What can be wrong with a sheet or the way to it, and what is said of it, word for word. No such reading is ever taken
/// for complete.
class SheetFaultsTest {
    private static final Catalog CATALOG =
            CatalogLoader.load(Path.of(System.getProperty("datasync.root"), "deploy/catalog"));
    private static final String TRY_LATER =
            "Try again in a few minutes. If it goes on, see whether Google Sheets is available.";
    private static final String SHEET =
            rows("[\"Code\",\"Name\",\"City\"],[\"L1\",\"One\",\"Jakarta\"]");
    private static final Answer METADATA = metadata("Locations");

    /// @param metadata what Google says of the spreadsheet
    /// @param values   what it answers to the reading itself, for ever
    private record Fault(
            String name,
            Answer metadata,
            Answer values,
            String code,
            String message,
            String action) {
        @Override
        public String toString() {
            return name + ": " + code;
        }
    }

    @SuppressWarnings("unused") // by JUnit
    private static final List<Fault> FAULTS =
            List.of(
                    passing(
                            "429",
                            FakeGoogle.status(429),
                            "Google Sheets asked for fewer reads (status 429)"),
                    once(
                            "429, Retry-After in seconds",
                            FakeGoogle.status(429, "Retry-After: 3600"),
                            "Google Sheets asked for fewer reads (status 429)"),
                    once(
                            "429, Retry-After a date",
                            FakeGoogle.status(429, "Retry-After: " + inAnHour()),
                            "Google Sheets asked for fewer reads (status 429)"),
                    passing(
                            "500",
                            FakeGoogle.status(500),
                            "Google Sheets answered with the status 500"),
                    passing(
                            "503",
                            FakeGoogle.status(503),
                            "Google Sheets answered with the status 503"),
                    passing("hang", FakeGoogle.hang(), "Google Sheets did not answer in time"),
                    passing(
                            "no answer",
                            FakeGoogle.noAnswer(),
                            "the connection to Google Sheets was cut"),
                    passing(
                            "cut connection, length told",
                            FakeGoogle.cutWithLength(SHEET),
                            "the connection to Google Sheets was cut"),
                    passing(
                            "cut connection, in chunks",
                            FakeGoogle.cutChunk(SHEET),
                            "the connection to Google Sheets was cut"),
                    bad(
                            "cut connection, length not told",
                            FakeGoogle.cutWithoutLength(SHEET),
                            "Google Sheets answered with JSON that is cut short, or with none"),
                    bad(
                            "cut JSON",
                            FakeGoogle.cutJson(SHEET),
                            "Google Sheets answered with JSON that is cut short, or with none"),
                    bad(
                            "HTML in place of JSON",
                            FakeGoogle.html(),
                            "Google Sheets answered with JSON that is cut short, or with none"),
                    bad(
                            "no gzip",
                            FakeGoogle.notGzip(SHEET),
                            "Google Sheets answered with something that is not gzip"),
                    passing(
                            "cut gzip",
                            FakeGoogle.cutGzip(SHEET),
                            "the connection to Google Sheets was cut"),
                    bad("no tab", FakeGoogle.json("{}"), "Google Sheets answered with 0 of 1 tabs"),
                    new Fault(
                            "401",
                            METADATA,
                            FakeGoogle.status(401),
                            "SOURCE_UNAUTHORIZED",
                            "Google does not accept the sign-in of the worker, which sends none.",
                            "Give the worker a valid key file of its service account (DATASYNC_SHEETS_CREDENTIALS), restart it and sync again."),
                    new Fault(
                            "403",
                            METADATA,
                            FakeGoogle.status(403),
                            "SOURCE_FORBIDDEN",
                            "“Branches” may not be read by the worker's service account.",
                            "Share the spreadsheet with the worker's service account as a viewer, then try again."),
                    new Fault(
                            "404",
                            FakeGoogle.status(404),
                            FakeGoogle.json(SHEET),
                            "SOURCE_NOT_FOUND",
                            "There is no spreadsheet with the id “branches”, which should have the tab “Locations”.",
                            "Correct the spreadsheet's id in the worker's settings, or restore the spreadsheet, then try again."),
                    new Fault(
                            "tab missing",
                            metadata("Staff"),
                            FakeGoogle.json(SHEET),
                            "TAB_MISSING",
                            "“Branches” has no tab “Locations”. It has “Staff”.",
                            "Add a tab “Locations”, then try again."),
                    new Fault(
                            "tab renamed",
                            metadata("Location"),
                            FakeGoogle.json(SHEET),
                            "TAB_MISSING",
                            "“Branches” has no tab “Locations”. It has “Location”. “Location” looks like it.",
                            "Rename the tab “Location” to “Locations”, then try again."),
                    header(
                            "tab empty",
                            "",
                            "HEADER_MISSING",
                            "The tab “Locations” of “Branches” is empty: it has no header row.",
                            "Write the headers in its first row: Code, Name, Address, City, Phone Number, Opens At, Closes At, Active. Then try again."),
                    header(
                            "header missing",
                            "[\"Code\",\"Name\"],[\"L1\",\"One\"]",
                            "HEADER_MISSING",
                            "The tab “Locations” of “Branches” has no column “City”.",
                            "Add a column with the header “City” to the tab “Locations”, then try again."),
                    header(
                            "no header row, only records",
                            "[\"L1\",\"One\",\"Jakarta\"]",
                            "HEADER_MISSING",
                            "The tab “Locations” of “Branches” has no columns “Code”, “Name”, “City”.",
                            "Add a column with the header “Code” to the tab “Locations”, then try again. Add a column with the header “Name” to the tab “Locations”, then try again. Add a column with the header “City” to the tab “Locations”, then try again."),
                    header(
                            "header renamed",
                            "[\"Code\",\"Name\",\"City\",\"Phone No.\"],[\"L1\",\"One\",\"Jakarta\"]",
                            "HEADER_MISSING",
                            "The tab “Locations” of “Branches” has no column “Phone Number”. “Phone No.” in D1 looks like it.",
                            "Rename D1 to “Phone Number”, then try again. Or ask for “Phone No.” to be accepted as another name for this column."),
                    header(
                            "header twice",
                            "[\"Code\",\"Name\",\"City\",\"code \"],[\"L1\",\"One\",\"Jakarta\",\"L2\"]",
                            "HEADER_DUPLICATE",
                            "The tab “Locations” of “Branches” has the column “Code” twice: “Code” in A1 and “code” in D1.",
                            "Rename or delete one of A1 and D1, then try again."));

    @ParameterizedTest(name = "{0}")
    @FieldSource("FAULTS")
    void aFaultHasItsOwnCodeAndSaysWhatToDo(Fault fault) throws Exception {
        try (FakeGoogle google = new FakeGoogle()) {
            google.metadata(fault.metadata());
            google.values(fault.values());

            RunError error =
                    failed(read(google, new Sheet(CATALOG.dataset("locations").orElseThrow())));

            assertThat(error.code()).isEqualTo(fault.code());
            assertThat(error.message().replaceAll("in \\d+ attempts", "in N attempts"))
                    .isEqualTo(fault.message());
            assertThat(error.action()).isEqualTo(fault.action());
        }
    }

    /// Sheets that look odd and are none the worse for it.
    @SuppressWarnings("unused") // by JUnit
    private static final List<List<String>> SOUND =
            List.of(
                    List.of("only a header", "[\"Code\",\"Name\",\"City\"]", "0"),
                    List.of(
                            "ragged rows",
                            "[\"Code\",\"Name\",\"City\"],[\"L1\"],[],[\"L2\",\"Two\",\"Jakarta\",\"more\",\"and more\"]",
                            "3"),
                    List.of(
                            "merged cells, blank but for the first",
                            "[\"Code\",\"Name\",\"City\"],[\"L1\",\"One\",\"Jakarta\"],[\"\",\"\",\"\"],[\"L2\",\"\",\"\"]",
                            "3"),
                    List.of(
                            "10 000 characters in a cell",
                            "[\"Code\",\"Name\",\"City\"],[\"L1\",\""
                                    + "x".repeat(10_000)
                                    + "\",\"Jakarta\"]",
                            "1"),
                    List.of(
                            "blank rows above the header",
                            "[],[],[\"Code\",\"Name\",\"City\"],[\"L1\",\"One\",\"Jakarta\"]",
                            "1"));

    @ParameterizedTest(name = "{0}")
    @FieldSource("SOUND")
    void anOddSheetIsReadWhole(List<String> sheet) throws Exception {
        try (FakeGoogle google = new FakeGoogle()) {
            google.metadata(METADATA);
            google.values(FakeGoogle.json(rows(sheet.get(1))));
            Sheet sink = new Sheet(CATALOG.dataset("locations").orElseThrow());

            assertThat(read(google, sink)).isInstanceOf(ReadOutcome.Complete.class);
            assertThat(sink.rows).hasSize(Integer.parseInt(sheet.get(2)));
        }
    }

    private static ReadOutcome read(FakeGoogle google, Sheet sink) throws InterruptedException {
        TestConfig config =
                new TestConfig(
                        Optional.of(google.endpoint()), Optional.empty(), Duration.ofMillis(60));
        return new GoogleSheets(config, _ -> Duration.ZERO, new ManualTime(), new Random(7))
                .read(new ReadRequest("branches", List.of("Locations")), sink);
    }

    private static RunError failed(ReadOutcome outcome) {
        return switch (outcome) {
            case ReadOutcome.Failed(RunError error) -> error;
            case ReadOutcome.Complete complete -> throw new AssertionError(complete.toString());
        };
    }

    private static Fault passing(String name, Answer values, String last) {
        return new Fault(
                name,
                METADATA,
                values,
                "SOURCE_UNAVAILABLE",
                unread("2 minutes, in N attempts", last),
                TRY_LATER);
    }

    private static Fault once(String name, Answer values, String last) {
        return new Fault(
                name,
                METADATA,
                values,
                "SOURCE_UNAVAILABLE",
                unread("1 second, in 1 attempt", last),
                TRY_LATER);
    }

    private static Fault bad(String name, Answer values, String last) {
        return new Fault(
                name,
                METADATA,
                values,
                "SOURCE_BAD_RESPONSE",
                unread("2 minutes, in N attempts", last),
                TRY_LATER);
    }

    private static String unread(String tried, String last) {
        return "“Branches” could not be read for %s. The last one: %s.".formatted(tried, last);
    }

    private static Fault header(
            String name, String rows, String code, String message, String action) {
        return new Fault(name, METADATA, FakeGoogle.json(rows(rows)), code, message, action);
    }

    private static String rows(String rows) {
        return "{\"valueRanges\":[{\"range\":\"Locations!A1:Z99\",\"majorDimension\":\"ROWS\",\"values\":[%s]}]}"
                .formatted(rows);
    }

    private static Answer metadata(String tab) {
        return FakeGoogle.json(
                "{\"properties\":{\"title\":\"Branches\"},\"sheets\":[{\"properties\":{\"sheetId\":7,\"title\":\"%s\"}}]}"
                        .formatted(tab));
    }

    private static String inAnHour() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusHours(1));
    }

    /// Looks at headers as the worker does, and keeps the rows.
    private static final class Sheet implements RowSink {
        private final Dataset dataset;
        private final List<Row> rows = new ArrayList<>();
        private RunView.Source source = new RunView.Source("", null, null);

        Sheet(Dataset dataset) {
            this.dataset = dataset;
        }

        @Override
        public void begin(RunView.Source begun) {
            source = begun;
            rows.clear();
        }

        @Override
        public Optional<RunError> header(String tab, Row header) {
            return switch (HeaderRow.resolve(dataset, source, header)) {
                case Resolution.Unusable(RunError error) -> Optional.of(error);
                case Resolution.Found _ -> Optional.empty();
            };
        }

        @Override
        public void row(String tab, Row row) {
            rows.add(row);
        }

        @Override
        public void waiting(boolean waiting) {}
    }
}
