package io.datasync.local.sheets;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/// The page on which a person looks at the sheets and edits them.
final class Page {
    private record Asset(String file, String type) {}

    private static final Map<String, Asset> ASSETS =
            Map.of(
                    "/", new Asset("index.html", "text/html; charset=UTF-8"),
                    "/sheets.css", new Asset("sheets.css", "text/css; charset=UTF-8"),
                    "/sheets.js", new Asset("sheets.js", "text/javascript; charset=UTF-8"));

    private Page() {}

    static void handle(HttpExchange exchange) throws IOException {
        Asset asset = ASSETS.get(exchange.getRequestURI().getPath());
        Reply reply = new Reply(exchange);
        if (asset == null) {
            reply.bytes(
                    404,
                    "text/plain; charset=UTF-8",
                    "There is nothing here.".getBytes(StandardCharsets.UTF_8));
            return;
        }
        try (InputStream in =
                Objects.requireNonNull(
                        Page.class.getResourceAsStream("page/" + asset.file()), asset.file())) {
            reply.bytes(200, asset.type(), in.readAllBytes());
        }
    }
}
