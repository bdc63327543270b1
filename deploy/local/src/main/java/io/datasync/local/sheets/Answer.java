package io.datasync.local.sheets;

import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// One answer of the Sheets API with the fault it is to have.
final class Answer {
    private static final int ROWS_BETWEEN_DELAYS = 100;
    private static final int BUFFER = 16_384;

    private static final String JSON = "application/json; charset=UTF-8";

    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private static final class CutOff extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final HttpExchange exchange;
    private final Faults faults;
    private final Pauses pauses;
    private int status;
    private long rows;
    private long cutAt = Long.MAX_VALUE;

    Answer(HttpExchange exchange, Faults faults, Pauses pauses) {
        this.exchange = exchange;
        this.faults = faults;
        this.pauses = pauses;
    }

    int status() {
        return status;
    }

    long rows() {
        return rows;
    }

    /// The faults that come in place of an answer.
    boolean failedAtOnce() throws IOException {
        return switch (faults.error()) {
            case NONE, CUT, CUT_JSON -> false;
            case TOO_MANY -> throw ApiError.tooMany();
            case TOO_MANY_RETRY_AFTER -> {
                exchange.getResponseHeaders()
                        .set("Retry-After", Long.toString(faults.retryAfter().toSeconds()));
                throw ApiError.tooMany();
            }
            case INTERNAL -> throw ApiError.internal();
            case BAD_GATEWAY -> throw ApiError.badGateway();
            case UNAVAILABLE -> throw ApiError.unavailable();
            case FORBIDDEN -> throw ApiError.forbidden();
            case NOT_FOUND -> throw ApiError.notFound();
            case HANG -> {
                pauses.hang();
                throw cutOff();
            }
            case HTML -> {
                html();
                yield true;
            }
        };
    }

    void json(List<SheetRange> ranges, Body body) throws IOException {
        boolean cut = faults.error() == Fault.CUT || faults.error() == Fault.CUT_JSON;
        if (cut) {
            cutAt = ranges.stream().mapToLong(range -> range.cut().toRow()).sum() / 2;
        }
        OutputStream out = open(200, JSON);
        JsonGenerator json = Json.RESPONSES.createGenerator(out);
        try {
            body.write(json);
        } catch (CutOff asAsked) {
            if (faults.error() == Fault.CUT) {
                json.flush();
                out.flush();
                status = 0;
                throw cutOff();
            }
        }
        // Closed only here: an answer that ends otherwise must not look whole.
        json.close();
        out.close();
    }

    /// Called before each row is written: this is where an answer is slow, or ends.
    void beforeRow(JsonGenerator json) throws IOException {
        if (rows >= cutAt) {
            throw new CutOff();
        }
        if (rows > 0 && rows % ROWS_BETWEEN_DELAYS == 0 && !faults.delayPer100Rows().isZero()) {
            json.flush();
            pauses.pause(faults.delayPer100Rows());
        }
        rows++;
    }

    void error(ApiError error) throws IOException {
        try (OutputStream out = open(error.code(), JSON);
                JsonGenerator json = Json.RESPONSES.createGenerator(out)) {
            json.writeStartObject();
            json.writeObjectFieldStart("error");
            json.writeNumberField("code", error.code());
            json.writeStringField("message", error.getMessage());
            json.writeStringField("status", error.status());
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private void html() throws IOException {
        try (OutputStream out = open(200, "text/html; charset=UTF-8")) {
            out.write(
                    "<!doctype html><title>Sign in</title><p>This network asks you to sign in first."
                            .getBytes(StandardCharsets.UTF_8));
        }
    }

    private OutputStream open(int code, String type) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
        @Nullable String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        boolean gzip = accepted != null && accepted.contains("gzip");
        if (gzip) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(code, 0);
        status = code;
        OutputStream raw = exchange.getResponseBody();
        return gzip
                ? new GZIPOutputStream(raw, BUFFER, true)
                : new BufferedOutputStream(raw, BUFFER);
    }

    /// The server drops a connection whose handler throws, without ending the answer.
    private static UncheckedIOException cutOff() {
        return new UncheckedIOException(new IOException("cut off on purpose"));
    }
}
