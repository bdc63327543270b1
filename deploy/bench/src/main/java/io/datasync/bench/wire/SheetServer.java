package io.datasync.bench.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A process that speaks the two reads of the Sheets API that a sync makes, for one spreadsheet with one tab. The
/// values are a file, sent as it is, so that generating them costs nobody anything while it is measured.
///
/// Arguments: the port. Ends with its input.
public final class SheetServer {
    public static final String SPREADSHEET = "members";

    private static final String METADATA =
            """
            {"properties":{"title":"Members"},"sheets":[{"properties":{"sheetId":0,"title":"Members"}}]}
            """;
    private static final String ROOT = "/v4/spreadsheets/" + SPREADSHEET;

    private volatile @Nullable Path served;

    private SheetServer() {}

    public static void main(String[] arguments) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        HttpServer server = HttpServer.create(address, 0);
        SheetServer sheets = new SheetServer();
        server.createContext(ROOT, sheets::answer);
        server.createContext("/serve", sheets::serve);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        Lifeline.hold();
    }

    /// What is read from now on: the body is the file's path.
    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            served =
                    Path.of(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange;
                OutputStream body = exchange.getResponseBody()) {
            exchange.getResponseHeaders().add("Content-Type", "application/json; charset=UTF-8");
            if (exchange.getRequestURI().getPath().endsWith("/values:batchGet")) {
                Path values = Objects.requireNonNull(served, "nothing to serve yet");
                exchange.sendResponseHeaders(200, Files.size(values));
                Files.copy(values, body);
            } else {
                byte[] metadata = METADATA.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, metadata.length);
                body.write(metadata);
            }
        }
    }
}
