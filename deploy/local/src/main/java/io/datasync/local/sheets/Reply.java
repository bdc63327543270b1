package io.datasync.local.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/// Whole answers of the control API and the page.
final class Reply {
    private final HttpExchange exchange;

    Reply(HttpExchange exchange) {
        this.exchange = exchange;
    }

    void json(int status, JsonNode body) throws IOException {
        bytes(status, "application/json", Json.MAPPER.writeValueAsBytes(body));
    }

    void problem(int status, Exception cause) throws IOException {
        JsonNode body =
                Json.MAPPER
                        .createObjectNode()
                        .put("status", status)
                        .put("detail", String.valueOf(cause.getMessage()));
        bytes(status, "application/problem+json", Json.MAPPER.writeValueAsBytes(body));
    }

    void bytes(int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
