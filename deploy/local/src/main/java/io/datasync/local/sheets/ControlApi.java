package io.datasync.local.sheets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the page and the tests do to the demo: switch the day, edit, turn faults on, read the request log.
final class ControlApi {
    private static final int PAGE = 200;

    private final DemoSheets demo;

    ControlApi(DemoSheets demo) {
        this.demo = demo;
    }

    void handle(HttpExchange exchange) throws IOException {
        Reply reply = new Reply(exchange);
        try {
            requireJson(exchange);
            reply.json(200, answerTo(exchange));
        } catch (NoSuchElementException e) {
            reply.problem(404, e);
        } catch (IllegalArgumentException e) {
            reply.problem(400, e);
        }
    }

    /// A page of another origin can post forms and plain text here, but not JSON.
    private static void requireJson(HttpExchange exchange) {
        @Nullable String type = exchange.getRequestHeaders().getFirst("Content-Type");
        boolean body =
                Stream.of("POST", "PUT", "PATCH").anyMatch(exchange.getRequestMethod()::equals);
        if (body && (type == null || !type.startsWith("application/json"))) {
            throw new IllegalArgumentException("Send Content-Type: application/json.");
        }
    }

    private JsonNode answerTo(HttpExchange exchange) throws IOException {
        Query query = new Query(exchange.getRequestURI());
        List<String> path = query.path().subList(1, query.path().size());
        String what = exchange.getRequestMethod() + " " + (path.isEmpty() ? "" : path.getFirst());
        return switch (what) {
            case "GET state" -> state();
            case "POST day" -> {
                demo.day(day(body(exchange)));
                yield state();
            }
            case "POST reset" -> {
                demo.reset();
                yield state();
            }
            case "GET faults" -> FaultsJson.of(demo.faults());
            case "POST faults", "PUT faults" -> {
                demo.faults(FaultsJson.read(body(exchange), demo.faults()));
                yield FaultsJson.of(demo.faults());
            }
            case "DELETE faults" -> {
                demo.faults(Faults.NONE);
                yield FaultsJson.of(Faults.NONE);
            }
            case "GET requests" -> requests();
            case "DELETE requests" -> {
                demo.requests().clear();
                yield requests();
            }
            case "GET spreadsheets",
                    "PUT spreadsheets",
                    "POST spreadsheets",
                    "DELETE spreadsheets" ->
                    spreadsheets(exchange, path.subList(1, path.size()), query);
            default ->
                    throw new NoSuchElementException(
                            "There is no " + what + " here; see deploy/local/README.md.");
        };
    }

    /// `{id}/tabs/{tab}`, then nothing, `cells/{A1}`, `rows` or `rows/{number}`.
    private JsonNode spreadsheets(HttpExchange exchange, List<String> path, Query query)
            throws IOException {
        if (path.size() < 3 || path.size() > 5 || !path.get(1).equals("tabs")) {
            throw new NoSuchElementException("The path is /control/spreadsheets/{id}/tabs/{tab}…");
        }
        TabEditor tab = new TabEditor(demo.workbooks(), path.get(0), path.get(2));
        String part = path.size() > 3 ? " " + path.get(3) : "";
        String last = path.size() > 4 ? path.get(4) : "";
        return switch (exchange.getRequestMethod() + part) {
            case "GET" -> tab.page(query.number("offset", 0), query.number("limit", PAGE));
            case "PUT" -> tab.replace(body(exchange));
            case "PUT cells" -> tab.setCell(last, body(exchange));
            case "POST rows" -> tab.insertRow(body(exchange));
            case "DELETE rows" -> tab.deleteRow(Integer.parseInt(last));
            default ->
                    throw new NoSuchElementException("A tab has cells and rows, and nothing else.");
        };
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        try {
            return Json.MAPPER.readTree(exchange.getRequestBody());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The body is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Day day(JsonNode body) {
        String name = body.path("day").asText();
        return Day.named(name)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "\"day\" is day-1 or day-2, not \"" + name + "\"."));
    }

    private JsonNode state() {
        ObjectNode state = Json.MAPPER.createObjectNode();
        state.put("day", demo.workbooks().day().folder());
        state.set("faults", FaultsJson.of(demo.faults()));
        state.put("requests", demo.requests().count());
        ArrayNode all = state.putArray("spreadsheets");
        for (Spreadsheet spreadsheet : demo.workbooks().list()) {
            ObjectNode one =
                    all.addObject().put("id", spreadsheet.id()).put("title", spreadsheet.title());
            ArrayNode tabs = one.putArray("tabs");
            for (Tab tab : spreadsheet.tabs()) {
                tabs.addObject()
                        .put("title", tab.title())
                        .put("rows", tab.rows().size())
                        .put("columns", tab.columns());
            }
        }
        return state;
    }

    private JsonNode requests() {
        ObjectNode all = Json.MAPPER.createObjectNode().put("count", demo.requests().count());
        ArrayNode entries = all.putArray("requests");
        for (RequestLog.Entry entry : demo.requests().entries()) {
            entries.addObject()
                    .put("at", entry.at().toString())
                    .put("method", entry.method())
                    .put("path", entry.path())
                    .put("query", entry.query())
                    .put("status", entry.status())
                    .put("fault", entry.fault())
                    .put("rows", entry.rows())
                    .put("millis", entry.millis());
        }
        return all;
    }

    static Duration millis(JsonNode body, String field, Duration otherwise) {
        return body.has(field) ? Duration.ofMillis(body.get(field).asLong()) : otherwise;
    }
}
