package io.datasync.local.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoSheetsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RAW =
            "valueRenderOption=UNFORMATTED_VALUE&dateTimeRenderOption=SERIAL_NUMBER";

    private final DemoSheets demo = DemoSheets.started();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        demo.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(demo.endpoint() + path))
                        .timeout(Duration.ofSeconds(2))
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(demo.endpoint() + path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static JsonNode golden(String day, String tab) throws IOException {
        return JSON.readTree(
                DemoSheetsTest.class.getResourceAsStream(
                        "/io/datasync/local/golden/" + day + "/" + tab + ".json"));
    }

    @Test
    void wholeTabsComeAsTheGoldenFilesHaveThem() throws Exception {
        demo.day(Day.TWO);
        JsonNode answer =
                json(
                        "v4/spreadsheets/demo-therapists/values:batchGet?ranges=Therapists&ranges=Schedules&"
                                + RAW);
        assertThat(answer.path("valueRanges").get(0)).isEqualTo(golden("day-2", "Therapists"));
        assertThat(answer.path("valueRanges").get(1)).isEqualTo(golden("day-2", "Schedules"));
    }

    @Test
    void aBoundedRangeIsCutOutAndNamed() throws Exception {
        String range =
                URLEncoder.encode("'Leaves'!A2:C3", StandardCharsets.UTF_8).replace("+", "%20");
        JsonNode answer = json("v4/spreadsheets/demo-leaves/values/" + range + "?" + RAW);
        assertThat(answer.toString())
                .isEqualTo(
                        "{\"range\":\"Leaves!A2:C3\",\"majorDimension\":\"ROWS\",\"values\":"
                                + "[[\"EMP-0007\",\"Unpaid\",46206],[\"EMP-0014\",\"Annual\",46342]]}");
    }

    @Test
    void columnsMayComeFirst() throws Exception {
        JsonNode answer =
                json(
                        "v4/spreadsheets/demo-leaves/values/Leaves!A1:B2?majorDimension=COLUMNS&"
                                + RAW);
        assertThat(answer.path("values").toString())
                .isEqualTo("[[\"Employee ID\",\"EMP-0007\"],[\"Leave Type\",\"Unpaid\"]]");
    }

    @Test
    void formattedValuesAreWhatTheSheetShows() throws Exception {
        assertThat(
                        json("v4/spreadsheets/demo-leaves/values/Leaves!C2:D2")
                                .path("values")
                                .toString())
                .isEqualTo("[[\"2026-07-03\",\"2026-07-03\"]]");
        assertThat(
                        json("v4/spreadsheets/demo-locations/values/Locations!F2:H2")
                                .path("values")
                                .get(0)
                                .get(2)
                                .textValue())
                .isEqualTo("TRUE");
    }

    @Test
    void formulasGiveTheirResultOrThemselves() throws Exception {
        demo.cell("demo-leaves", "Leaves", "F2", "=NA()");
        assertThat(
                        json("v4/spreadsheets/demo-leaves/values/Leaves!F2?" + RAW)
                                .path("values")
                                .toString())
                .isEqualTo("[[\"#N/A\"]]");
        assertThat(
                        json("v4/spreadsheets/demo-leaves/values/Leaves!F2?valueRenderOption=FORMULA")
                                .path("values")
                                .toString())
                .isEqualTo("[[\"=NA()\"]]");
    }

    @Test
    void metadataNamesTheTabs() throws Exception {
        JsonNode answer =
                json("v4/spreadsheets/demo-therapists?fields=properties.title,sheets.properties");
        assertThat(answer.at("/properties/title").textValue()).isEqualTo("Therapist roster 2026");
        assertThat(answer.at("/sheets/1/properties/title").textValue()).isEqualTo("Schedules");
        assertThat(answer.at("/sheets/0/properties/gridProperties/rowCount").intValue())
                .isEqualTo(1000);
    }

    @Test
    void errorsAreInGooglesForm() throws Exception {
        HttpResponse<String> unknownTab = get("v4/spreadsheets/demo-leaves/values/Leafs!A1:B2");
        assertThat(unknownTab.statusCode()).isEqualTo(400);
        assertThat(unknownTab.body())
                .isEqualTo(
                        "{\"error\":{\"code\":400,\"message\":\"Unable to parse range: Leafs!A1:B2\","
                                + "\"status\":\"INVALID_ARGUMENT\"}}");
        HttpResponse<String> unknown = get("v4/spreadsheets/nobody-has-this/values/A1");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("Requested entity was not found.", "NOT_FOUND");
    }

    @Test
    void whoAcceptsGzipGetsGzip() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        demo.endpoint()
                                                + "v4/spreadsheets/demo-leaves/values/Leaves?"
                                                + RAW))
                        .header("Accept-Encoding", "gzip")
                        .build();
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            assertThat(JSON.readTree(in)).isEqualTo(golden("day-1", "Leaves"));
        }
    }

    @Test
    void aFaultMeetsTheNextRequestsAndThenIsGone() throws Exception {
        demo.faults(
                Faults.next(2, Fault.TOO_MANY_RETRY_AFTER).withRetryAfter(Duration.ofSeconds(7)));
        HttpResponse<String> first = get("v4/spreadsheets/demo-leaves");
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).contains("7");
        assertThat(first.body()).contains("RESOURCE_EXHAUSTED");
        assertThat(get("v4/spreadsheets/demo-leaves").statusCode()).isEqualTo(429);
        assertThat(get("v4/spreadsheets/demo-leaves").statusCode()).isEqualTo(200);
        assertThat(logged(3))
                .extracting(RequestLog.Entry::status)
                .containsExactlyInAnyOrder(429, 429, 200);
    }

    /// A request is logged once its answer has gone, so a client may be a moment ahead of the log.
    private List<RequestLog.Entry> logged(int requests) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (demo.requests().count() < requests && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        return demo.requests().entries();
    }

    @Test
    void otherFaultsEndTheDelayOfARequestThatWaits() throws Exception {
        demo.faults(Faults.slow(Duration.ofMinutes(5), Duration.ZERO));
        CompletableFuture<Integer> waiting =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return get("v4/spreadsheets/demo-leaves").statusCode();
                            } catch (IOException | InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);

        demo.faults(Faults.NONE);

        assertThat(waiting.get(30, TimeUnit.SECONDS)).isEqualTo(200);
    }

    @Test
    void aCutConnectionIsNoWholeAnswer() {
        demo.faults(Faults.next(1, Fault.CUT));
        assertThatThrownBy(() -> get("v4/spreadsheets/demo-therapists/values/Therapists?" + RAW))
                .isInstanceOf(IOException.class);
    }

    @Test
    void cutJsonEndsInTheMiddleOfAWellEndedAnswer() throws Exception {
        demo.faults(Faults.next(1, Fault.CUT_JSON));
        HttpResponse<String> response =
                get("v4/spreadsheets/demo-therapists/values/Therapists?" + RAW);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("EMP-0050").doesNotContain("EMP-0140");
        assertThatThrownBy(() -> JSON.readTree(response.body()))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void aPageMayComeInPlaceOfJson() throws Exception {
        demo.faults(Faults.always(Fault.HTML));
        assertThat(get("v4/spreadsheets/demo-leaves").body()).startsWith("<!doctype html>");
    }

    @Test
    void aHangingRequestIsNeverAnswered() {
        demo.faults(Faults.next(1, Fault.HANG));
        assertThatThrownBy(() -> get("v4/spreadsheets/demo-leaves"))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void aSlowAnswerTakesItsTimeRowByRow() throws Exception {
        demo.faults(Faults.slow(Duration.ofMillis(50), Duration.ofMillis(100)));
        long start = System.nanoTime();
        get("v4/spreadsheets/demo-therapists/values/Therapists?" + RAW);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(150), Duration.ofSeconds(1));
    }

    @Test
    void whatIsTypedBecomesAValueOfItsKind() throws Exception {
        String cells = "control/spreadsheets/demo-leaves/tabs/Leaves/cells/";
        send("PUT", cells + "C2", "{\"typed\":\"2026-07-04\"}");
        send("PUT", cells + "E2", "{\"typed\":\"true\"}");
        send("PUT", cells + "F2", "{\"typed\":\" 12 \"}");
        send("PUT", cells + "F3", "{\"typed\":\"'12\"}");
        assertThat(
                        json("v4/spreadsheets/demo-leaves/values/Leaves!C2:F3?" + RAW)
                                .path("values")
                                .toString())
                .isEqualTo("[[46207,46206,true,12],[46342,46344,\"Pending\",\"12\"]]");
    }

    @Test
    void rowsComeAndGoAndTheDayBringsThemBack() throws Exception {
        String tab = "control/spreadsheets/demo-leaves/tabs/Leaves";
        assertThat(send("DELETE", tab + "/rows/2", "").body()).contains("\"rows\":12");
        assertThat(send("POST", tab + "/rows", "{\"values\":[\"EMP-0001\"]}").body())
                .contains("\"rows\":13");
        assertThat(
                        json("v4/spreadsheets/demo-leaves/values/Leaves!A13:B13?" + RAW)
                                .path("values")
                                .toString())
                .isEqualTo("[[\"EMP-0001\"]]");
        assertThat(send("POST", "control/day", "{\"day\":\"day-1\"}").body())
                .contains("\"day\":\"day-1\"");
        assertThat(json("v4/spreadsheets/demo-leaves/values/Leaves?" + RAW))
                .isEqualTo(golden("day-1", "Leaves"));
    }

    @Test
    void theControlApiSaysWhatItDidNotUnderstand() throws Exception {
        assertThat(send("POST", "control/day", "{\"day\":\"day-3\"}").body())
                .contains("\\\"day\\\" is day-1 or day-2, not \\\"day-3\\\".");
        assertThat(send("POST", "control/faults", "{\"error\":\"418\"}").statusCode())
                .isEqualTo(400);
        assertThat(get("control/spreadsheets/demo-leaves/tabs/Leafs").statusCode()).isEqualTo(404);
    }

    @Test
    void theControlApiRefusesWhatAnotherSitesFormCouldSend() throws Exception {
        HttpRequest form =
                HttpRequest.newBuilder(URI.create(demo.endpoint() + "control/reset"))
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{}"))
                        .build();
        assertThat(client.send(form, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
    }

    @Test
    void editsOutliveARestart(@TempDir Path folder) {
        try (DemoSheets first = DemoSheets.started(0, folder)) {
            first.day(Day.TWO);
            first.cell("demo-leaves", "Leaves", "F2", "kept");
        }
        try (DemoSheets second = DemoSheets.started(0, folder)) {
            assertThat(second.workbooks().day()).isEqualTo(Day.TWO);
            assertThat(
                            second.workbooks()
                                    .find("demo-leaves")
                                    .flatMap(found -> found.tab("Leaves"))
                                    .map(tab -> tab.cell(1, 5)))
                    .contains(new Cell.Text("kept"));
        }
    }

    @Test
    void aTabOfAHundredThousandRowsIsStreamed() throws Exception {
        List<String> row = List.of("EMP-1", "Some Name", "someone@example.com");
        demo.tab("demo-leaves", "Leaves", Collections.nCopies(100_000, row));
        assertThat(json("v4/spreadsheets/demo-leaves/values/Leaves?" + RAW).path("values"))
                .hasSize(100_000);
    }
}
