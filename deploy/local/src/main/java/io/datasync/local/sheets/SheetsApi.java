package io.datasync.local.sheets;

import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The reads of the Sheets v4 REST API, as the official client makes them.
final class SheetsApi {
    private final Workbooks workbooks;
    private final Supplier<Faults> faults;
    private final RequestLog log;
    private final Pauses pauses;

    /// @param faults asked once for each request
    SheetsApi(Workbooks workbooks, Supplier<Faults> faults, RequestLog log, Pauses pauses) {
        this.workbooks = workbooks;
        this.faults = faults;
        this.log = log;
        this.pauses = pauses;
    }

    void handle(HttpExchange exchange) throws IOException {
        Instant start = Instant.now();
        Faults now = faults.get();
        Answer answer = new Answer(exchange, now, pauses);
        try {
            pauses.pause(now.delay());
            answerTo(new Query(exchange.getRequestURI()), exchange.getRequestMethod(), answer);
        } catch (ApiError error) {
            answer.error(error);
        } finally {
            log.add(
                    new RequestLog.Entry(
                            start,
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getPath(),
                            String.valueOf(exchange.getRequestURI().getQuery()),
                            answer.status(),
                            now.error().code(),
                            answer.rows(),
                            Duration.between(start, Instant.now()).toMillis()));
        }
    }

    private void answerTo(Query query, String method, Answer answer) throws IOException {
        if (answer.failedAtOnce()) {
            return;
        }
        List<String> path = query.path();
        boolean known = path.size() >= 3 && path.size() <= 5 && path.get(1).equals("spreadsheets");
        if (!known || !method.equals("GET")) {
            throw ApiError.notFound();
        }
        Spreadsheet spreadsheet = workbooks.find(path.get(2)).orElseThrow(ApiError::notFound);
        if (path.size() == 3) {
            metadata(spreadsheet, answer);
        } else if (path.size() == 4 && path.get(3).equals("values:batchGet")) {
            batchGet(spreadsheet, query, answer);
        } else if (path.size() == 5 && path.get(3).equals("values")) {
            values(spreadsheet, path.get(4), query, answer);
        } else {
            throw ApiError.notFound();
        }
    }

    private static void values(Spreadsheet spreadsheet, String range, Query query, Answer answer)
            throws IOException {
        SheetRange found = range(range, spreadsheet);
        ValueRanges writer = new ValueRanges(rendering(query), byColumns(query), answer);
        answer.json(List.of(found), json -> writer.write(json, found));
    }

    private static void batchGet(Spreadsheet spreadsheet, Query query, Answer answer)
            throws IOException {
        List<SheetRange> ranges = new ArrayList<>();
        for (String range : query.all("ranges")) {
            ranges.add(range(range, spreadsheet));
        }
        ValueRanges writer = new ValueRanges(rendering(query), byColumns(query), answer);
        answer.json(
                ranges,
                json -> {
                    json.writeStartObject();
                    json.writeStringField("spreadsheetId", spreadsheet.id());
                    if (!ranges.isEmpty()) {
                        json.writeArrayFieldStart("valueRanges");
                        for (SheetRange range : ranges) {
                            writer.write(json, range);
                        }
                        json.writeEndArray();
                    }
                    json.writeEndObject();
                });
    }

    private static SheetRange range(String text, Spreadsheet spreadsheet) {
        SheetRange range =
                SheetRange.parse(text, spreadsheet)
                        .orElseThrow(() -> ApiError.badRequest("Unable to parse range: " + text));
        Grid grid = Grid.of(range.tab());
        if (range.area().fromRow() >= grid.rows() || range.area().fromColumn() >= grid.columns()) {
            throw ApiError.badRequest(
                    "Range (%s!%s) exceeds grid limits. Max rows: %d, max columns: %d"
                            .formatted(
                                    range.tab().title(),
                                    range.area().within(grid.rows(), grid.columns()).written(),
                                    grid.rows(),
                                    grid.columns()));
        }
        return range;
    }

    private static Rendering rendering(Query query) {
        try {
            return Rendering.of(query.ones());
        } catch (IllegalArgumentException unknown) {
            throw ApiError.badRequest(
                    "Invalid value at 'value_render_option' or 'date_time_render_option'");
        }
    }

    private static boolean byColumns(Query query) {
        return switch (query.one("majorDimension").orElse("ROWS")) {
            case "ROWS" -> false;
            case "COLUMNS" -> true;
            default -> throw ApiError.badRequest("Invalid value at 'major_dimension'");
        };
    }

    private static void metadata(Spreadsheet spreadsheet, Answer answer) throws IOException {
        answer.json(
                List.of(),
                json -> {
                    json.writeStartObject();
                    json.writeStringField("spreadsheetId", spreadsheet.id());
                    json.writeObjectFieldStart("properties");
                    json.writeStringField("title", spreadsheet.title());
                    json.writeStringField("locale", "en_US");
                    json.writeStringField("timeZone", "Asia/Jakarta");
                    json.writeEndObject();
                    json.writeArrayFieldStart("sheets");
                    for (Tab tab : spreadsheet.tabs()) {
                        writeSheet(json, tab);
                    }
                    json.writeEndArray();
                    json.writeStringField("spreadsheetUrl", "/?spreadsheet=" + spreadsheet.id());
                    json.writeEndObject();
                });
    }

    private static void writeSheet(JsonGenerator json, Tab tab) throws IOException {
        Grid grid = Grid.of(tab);
        json.writeStartObject();
        json.writeObjectFieldStart("properties");
        json.writeNumberField("sheetId", tab.sheetId());
        json.writeStringField("title", tab.title());
        json.writeNumberField("index", tab.sheetId());
        json.writeStringField("sheetType", "GRID");
        json.writeObjectFieldStart("gridProperties");
        json.writeNumberField("rowCount", grid.rows());
        json.writeNumberField("columnCount", grid.columns());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    /// A sheet has at least as many rows and columns as a new one is made with.
    private record Grid(int rows, int columns) {
        static Grid of(Tab tab) {
            return new Grid(Math.max(1000, tab.rows().size()), Math.max(26, tab.columns()));
        }
    }
}
