package io.datasync.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunView;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GoogleSheetsTest {
    private static final String GOOD =
            """
            {"spreadsheetId":"roster","valueRanges":[
             {"range":"Therapists!A1:J152","majorDimension":"ROWS","values":[
              [],["Employee ID","Joined On"],["EMP-1",44403,true],["",0.1000000000000000055511151231257827],[]]},
             {"range":"'Schedules'!A1:D9","majorDimension":"ROWS"}]}
            """;
    private static final String SMALL =
            "{\"valueRanges\":[{\"range\":\"Therapists!A1:B2\",\"values\":[[\"A\"],[1]]}]}";
    private static final ReadRequest BOTH =
            new ReadRequest("roster", List.of("Therapists", "Schedules"));
    private static final ReadRequest ONE = new ReadRequest("roster", List.of("Therapists"));

    private final FakeGoogle google = new FakeGoogle();
    private final RecordingSink sink = new RecordingSink();
    private final ManualTime time = new ManualTime();
    private final Deque<Duration> budget = new ArrayDeque<>();
    private final GoogleSheets sheets = sheets(google.endpoint());

    private GoogleSheets sheets(URI endpoint) {
        return new GoogleSheets(
                TestConfig.at(endpoint),
                _ -> budget.isEmpty() ? Duration.ZERO : budget.poll(),
                time,
                new Random(7));
    }

    @AfterEach
    void close() throws IOException {
        google.close();
    }

    @Test
    void every_row_of_every_tab_passes_in_order_with_exact_values() throws Exception {
        google.values(FakeGoogle.json(GOOD));

        ReadOutcome outcome = sheets.read(BOTH, sink);

        assertThat(outcome).isInstanceOf(ReadOutcome.Complete.class);
        assertThat(sink.rows())
                .containsExactly(
                        "Therapists header 2['Employee ID', 'Joined On']",
                        "Therapists 3['EMP-1', 44403, yes]",
                        "Therapists 4[-, 0.1000000000000000055511151231257827]",
                        "Therapists 5[]",
                        "Schedules header 1[]");
        assertThat(sink.sources())
                .containsExactly(
                        new RunView.Source(
                                "roster", "Roster", google.endpoint() + "?spreadsheet=roster"));
        assertThat(sink.signals()).containsExactly("begin");
    }

    @Test
    void all_tabs_are_asked_for_in_one_request_unformatted_and_zipped_and_without_a_token()
            throws Exception {
        google.values(FakeGoogle.gzip(GOOD));

        assertThat(sheets.read(BOTH, sink)).isInstanceOf(ReadOutcome.Complete.class);

        assertThat(google.requests()).hasSize(2);
        FakeGoogle.Request values = google.requests().get(1);
        assertThat(URLDecoder.decode(values.line(), StandardCharsets.UTF_8))
                .startsWith("GET /v4/spreadsheets/roster/values:batchGet?")
                .contains(
                        "ranges=Therapists&ranges=Schedules",
                        "valueRenderOption=UNFORMATTED_VALUE",
                        "dateTimeRenderOption=SERIAL_NUMBER",
                        "majorDimension=ROWS");
        assertThat(values.headers()).doesNotContainKey("authorization");
        assertThat(values.headers().get("accept-encoding")).contains("gzip");
    }

    static Stream<Arguments> whatPasses() {
        return Stream.of(
                arguments("429", FakeGoogle.status(429)),
                arguments("500", FakeGoogle.status(500)),
                arguments("502", FakeGoogle.status(502)),
                arguments("503", FakeGoogle.status(503)),
                arguments("403 for too many", FakeGoogle.failure(403, "rateLimitExceeded")),
                arguments("hang", FakeGoogle.hang()),
                arguments("cut, length told", FakeGoogle.cutWithLength(GOOD)),
                arguments("cut, length not told", FakeGoogle.cutWithoutLength(GOOD)),
                arguments("cut chunk", FakeGoogle.cutChunk(GOOD)),
                arguments("cut JSON", FakeGoogle.cutJson(GOOD)),
                arguments("cut gzip", FakeGoogle.cutGzip(GOOD)),
                arguments("no gzip", FakeGoogle.notGzip(GOOD)),
                arguments("HTML", FakeGoogle.html()),
                arguments("nothing", FakeGoogle.json("")),
                arguments("an empty object", FakeGoogle.json("{}")),
                arguments("a tab less", FakeGoogle.json(SMALL)),
                arguments("a list", FakeGoogle.json("[]")),
                arguments("two objects", FakeGoogle.json(GOOD + "{}")),
                arguments("another tab", FakeGoogle.json(GOOD.replace("Therapists!", "Leaves!"))),
                arguments("a part of the tab", FakeGoogle.json(GOOD.replace("A1:J", "B5:J"))),
                arguments("columns", FakeGoogle.json(GOOD.replace("\"ROWS\"", "\"COLUMNS\""))),
                arguments("a cell that is none", FakeGoogle.json(GOOD.replace("44403", "{}"))),
                arguments("a row that is none", FakeGoogle.json(GOOD.replace("[]]", "7]"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatPasses")
    void what_may_pass_is_tried_again_and_the_sink_begins_anew(
            String name, FakeGoogle.Answer trouble) throws Exception {
        google.values(trouble, trouble, FakeGoogle.json(GOOD));

        assertThat(sheets.read(BOTH, sink)).as(name).isInstanceOf(ReadOutcome.Complete.class);

        assertThat(sink.rows()).hasSize(5);
        assertThat(sink.signals())
                .containsExactly("begin", "waiting", "on", "begin", "waiting", "on", "begin");
        assertThat(google.reads("batchGet")).isEqualTo(3);
        assertThat(time.waits().get(0)).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(time.waits().get(1)).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_connection_that_ends_without_an_answer_is_tried_again() throws Exception {
        google.values(
                FakeGoogle.noAnswer(),
                FakeGoogle.noAnswer(),
                FakeGoogle.noAnswer(),
                FakeGoogle.json(GOOD));

        assertThat(sheets.read(BOTH, sink)).isInstanceOf(ReadOutcome.Complete.class);
        assertThat(sink.rows()).hasSize(5);
    }

    static Stream<Arguments> whatNeverPasses() {
        return Stream.of(
                arguments(
                        FakeGoogle.status(503),
                        "SOURCE_UNAVAILABLE",
                        "Google Sheets answered with the status 503"),
                arguments(
                        FakeGoogle.status(429),
                        "SOURCE_UNAVAILABLE",
                        "Google Sheets asked for fewer reads (status 429)"),
                arguments(
                        FakeGoogle.cutWithLength(GOOD),
                        "SOURCE_UNAVAILABLE",
                        "the connection to Google Sheets was cut"),
                arguments(
                        FakeGoogle.html(),
                        "SOURCE_BAD_RESPONSE",
                        "Google Sheets answered with JSON that is cut short, or with none"),
                arguments(
                        FakeGoogle.cutJson(GOOD),
                        "SOURCE_BAD_RESPONSE",
                        "Google Sheets answered with JSON that is cut short, or with none"),
                arguments(
                        FakeGoogle.notGzip(GOOD),
                        "SOURCE_BAD_RESPONSE",
                        "Google Sheets answered with something that is not gzip"),
                arguments(
                        FakeGoogle.json("{}"),
                        "SOURCE_BAD_RESPONSE",
                        "Google Sheets answered with 0 of 2 tabs"));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("whatNeverPasses")
    void a_read_that_goes_on_failing_is_an_error_and_never_an_empty_sheet(
            FakeGoogle.Answer trouble, String code, String what) throws Exception {
        google.values(trouble);

        RunError error = failed(sheets.read(BOTH, sink));

        assertThat(error.code()).isEqualTo(code);
        assertThat(error.message())
                .matches(
                        "“Roster” could not be read for 2 minutes, in [0-9]+ attempts\\. The last one: .*")
                .endsWith("The last one: " + what + ".")
                .doesNotContain("secret");
        assertThat(error.action()).startsWith("Try again in a few minutes.");
        assertThat(time.waited()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void a_server_that_is_not_there_is_unavailable() throws Exception {
        URI nowhere;
        try (ServerSocket free = new ServerSocket(0)) {
            nowhere = URI.create("http://localhost:" + free.getLocalPort() + "/");
        }

        RunError error = failed(sheets(nowhere).read(ONE, sink));

        assertThat(error.code()).isEqualTo("SOURCE_UNAVAILABLE");
        assertThat(error.message())
                .startsWith("The spreadsheet “roster” could not be read for 2 minutes")
                .endsWith("The last one: Google Sheets could not be reached.");
        assertThat(sink.signals()).doesNotContain("begin");
    }

    @Test
    void the_wait_is_at_least_what_the_server_asked_for() throws Exception {
        google.values(FakeGoogle.status(429, "Retry-After: 17"), FakeGoogle.json(SMALL));

        assertThat(sheets.read(ONE, sink)).isInstanceOf(ReadOutcome.Complete.class);

        assertThat(time.waits()).hasSize(1);
        assertThat(time.waits().getFirst())
                .isBetween(Duration.ofSeconds(17), Duration.ofSeconds(18));
    }

    @Test
    void a_wait_beyond_the_deadline_is_not_waited_for() throws Exception {
        google.values(FakeGoogle.status(503, "Retry-After: 3600"));

        assertThat(failed(sheets.read(ONE, sink)).code()).isEqualTo("SOURCE_UNAVAILABLE");
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void a_retry_after_that_is_a_date_or_nonsense_does_no_harm() throws Exception {
        google.values(
                FakeGoogle.status(503, "Retry-After: Mon, 01 Jan 2024 00:00:00 GMT"),
                FakeGoogle.status(503, "Retry-After: soon"),
                FakeGoogle.json(SMALL));

        assertThat(sheets.read(ONE, sink)).isInstanceOf(ReadOutcome.Complete.class);
        assertThat(time.waited()).isLessThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void forbidden_says_with_whom_to_share() throws Exception {
        google.values(FakeGoogle.status(403));

        RunError error = failed(sheets.read(ONE, sink));

        assertThat(error.code()).isEqualTo("SOURCE_FORBIDDEN");
        assertThat(error.message())
                .isEqualTo("“Roster” may not be read by the worker's service account.");
        assertThat(error.action())
                .startsWith("Share the spreadsheet with the worker's service account");
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void not_found_names_the_id() throws Exception {
        google.metadata(FakeGoogle.status(404));

        RunError error = failed(sheets.read(BOTH, sink));

        assertThat(error.code()).isEqualTo("SOURCE_NOT_FOUND");
        assertThat(error.message())
                .isEqualTo(
                        "There is no spreadsheet with the id “roster”, which should have the tabs “Therapists”, “Schedules”.");
    }

    @Test
    void a_sign_in_that_is_refused_is_not_tried_again() throws Exception {
        google.metadata(FakeGoogle.status(401));

        assertThat(failed(sheets.read(ONE, sink)).code()).isEqualTo("SOURCE_UNAUTHORIZED");
        assertThat(google.requests()).hasSize(1);
    }

    @Test
    void another_refusal_is_told_with_its_status() throws Exception {
        google.values(FakeGoogle.status(400));

        RunError error = failed(sheets.read(ONE, sink));

        assertThat(error.code()).isEqualTo("SOURCE_BAD_RESPONSE");
        assertThat(error.message())
                .isEqualTo("Google Sheets refused to read “Roster” with the status 400.");
    }

    @Test
    void a_missing_tab_names_the_tabs_that_are_there_and_the_one_that_looks_like_it()
            throws Exception {
        RunError error = failed(sheets.read(new ReadRequest("roster", List.of("Therapist")), sink));

        assertThat(error.code()).isEqualTo("TAB_MISSING");
        assertThat(error.message())
                .isEqualTo(
                        "“Roster” has no tab “Therapist”. It has “Therapists”, “Schedules”. “Therapists” looks like it.");
        assertThat(error.action())
                .isEqualTo("Rename the tab “Therapists” to “Therapist”, then try again.");
        assertThat(google.reads("batchGet")).isZero();
    }

    @Test
    void what_the_spreadsheet_says_of_itself_is_remembered_for_a_while() throws Exception {
        google.values(FakeGoogle.json(SMALL));

        sheets.read(ONE, sink);
        sheets.read(ONE, sink);
        assertThat(google.reads("?fields=")).isEqualTo(1);

        time.advance(Duration.ofMinutes(6));
        sheets.read(ONE, sink);
        assertThat(google.reads("?fields=")).isEqualTo(2);
    }

    @Test
    void a_tab_that_was_added_meanwhile_is_found() throws Exception {
        google.values(FakeGoogle.json(SMALL));
        sheets.read(ONE, sink);
        google.metadata(
                FakeGoogle.json(
                        "{\"properties\":{\"title\":\"Roster\"},\"sheets\":[{\"properties\":{\"sheetId\":0,\"title\":\"New\"}}]}"));
        google.values(FakeGoogle.json("{\"valueRanges\":[{\"range\":\"New!A1:Z9\"}]}"));

        assertThat(sheets.read(new ReadRequest("roster", List.of("New")), sink))
                .isInstanceOf(ReadOutcome.Complete.class);
    }

    @Test
    void a_tab_that_was_renamed_meanwhile_is_missing() throws Exception {
        google.values(FakeGoogle.json(SMALL), FakeGoogle.status(400));
        sheets.read(ONE, sink);
        google.metadata(
                FakeGoogle.json(
                        "{\"properties\":{\"title\":\"Roster\"},\"sheets\":[{\"properties\":{\"sheetId\":7,\"title\":\"Staff\"}}]}"));

        assertThat(failed(sheets.read(ONE, sink)).code()).isEqualTo("TAB_MISSING");
    }

    @Test
    void a_header_that_cannot_be_used_ends_the_reading_with_its_error() throws Exception {
        google.values(FakeGoogle.json(SMALL));
        sink.refuse(new RunError("HEADER_MISSING", "no such header"));

        assertThat(failed(sheets.read(ONE, sink)))
                .isEqualTo(new RunError("HEADER_MISSING", "no such header"));
        assertThat(google.reads("batchGet")).isEqualTo(1);
    }

    @Test
    void what_the_sink_throws_passes_through_unchanged() {
        google.values(FakeGoogle.json(SMALL));
        IllegalStateException full = new IllegalStateException("the disk is full");

        assertThatThrownBy(
                        () ->
                                sheets.read(
                                        ONE,
                                        new CountingSink(
                                                _ -> {
                                                    throw full;
                                                })))
                .isSameAs(full);
    }

    @Test
    void the_budget_is_asked_for_each_read_and_its_wait_is_visible() throws Exception {
        google.values(FakeGoogle.json(SMALL));
        budget.addAll(List.of(Duration.ZERO, Duration.ofSeconds(40), Duration.ofSeconds(3)));

        assertThat(sheets.read(ONE, sink)).isInstanceOf(ReadOutcome.Complete.class);

        assertThat(sink.signals()).containsExactly("waiting", "on", "waiting", "on", "begin");
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(40), Duration.ofSeconds(3));
    }

    @Test
    void a_reading_that_is_told_to_stop_stops_waiting() {
        google.values(FakeGoogle.status(503));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> sheets.read(ONE, sink)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void the_same_content_has_the_same_hash_however_it_is_written() throws Exception {
        String first = hash(SMALL);

        assertThat(first).matches("[0-9a-f]{64}");
        assertThat(hash(SMALL.replace("[1]", " [ 1.0 , \"\" ] , []"))).isEqualTo(first);
        assertThat(hash(SMALL.replace("[1]", "[\"1\"]"))).isNotEqualTo(first);
        assertThat(hash(SMALL.replace("[1]", "[],[1]"))).isNotEqualTo(first);
        assertThat(hash(SMALL.replace("[1]", "[\"\",1]"))).isNotEqualTo(first);
    }

    private String hash(String answer) throws InterruptedException {
        google.values(FakeGoogle.json(answer));
        return ((ReadOutcome.Complete) sheets.read(ONE, sink)).contentHash();
    }

    @Test
    void a_large_sheet_passes_row_by_row_while_it_is_still_being_sent() throws Exception {
        int rows = 100_000;
        AtomicInteger sent = new AtomicInteger();
        google.values(out -> stream(out, rows, sent));
        AtomicInteger sentAtFirstRow = new AtomicInteger();
        CountingSink counting =
                new CountingSink(
                        _ -> {
                            if (sentAtFirstRow.get() == 0) {
                                sentAtFirstRow.set(sentOnceStalled(sent));
                            }
                        });

        assertThat(sheets.read(ONE, counting)).isInstanceOf(ReadOutcome.Complete.class);

        assertThat(counting.rows).isEqualTo(rows);
        assertThat(sentAtFirstRow.get()).isLessThan(rows * 9 / 10);
    }

    /// The reader stands still in the first row; the sender goes on until every buffer between them is full.
    private static int sentOnceStalled(AtomicInteger sent) {
        int before = -1;
        while (sent.get() != before) {
            before = sent.get();
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
        return before;
    }

    private static void stream(OutputStream out, int rows, AtomicInteger sent) throws IOException {
        out.write(FakeGoogle.head("200 OK", "application/json"));
        out.write(
                FakeGoogle.bytes(
                        "{\"valueRanges\":[{\"range\":\"Therapists!A1:J100001\",\"values\":[[\"H\"]"));
        String filling = "x".repeat(150);
        for (int i = 0; i < rows; i++) {
            out.write(FakeGoogle.bytes(",[\"EMP-" + i + "\"," + i + ",\"" + filling + "\"]"));
            sent.incrementAndGet();
        }
        out.write(FakeGoogle.bytes("]}]}"));
    }

    private static RunError failed(ReadOutcome outcome) {
        return switch (outcome) {
            case ReadOutcome.Failed(RunError error) -> error;
            case ReadOutcome.Complete complete -> throw new AssertionError(complete.toString());
        };
    }

    private static final class CountingSink implements RowSink {
        private final java.util.function.Consumer<Row> each;
        private int rows;

        CountingSink(java.util.function.Consumer<Row> each) {
            this.each = each;
        }

        @Override
        public void begin(RunView.Source source) {}

        @Override
        public Optional<RunError> header(String tab, Row header) {
            return Optional.empty();
        }

        @Override
        public void row(String tab, Row row) {
            rows++;
            each.accept(row);
        }

        @Override
        public void waiting(boolean waiting) {}
    }
}
