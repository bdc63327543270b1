package io.datasync.local.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Faults as the control API writes and reads them.
final class FaultsJson {
    private FaultsJson() {}

    static JsonNode of(Faults faults) {
        return Json.MAPPER
                .createObjectNode()
                .put("delayMs", faults.delay().toMillis())
                .put("delayPer100RowsMs", faults.delayPer100Rows().toMillis())
                .put("error", faults.error().code())
                .put("next", faults.next())
                .put("retryAfterSeconds", faults.retryAfter().toSeconds());
    }

    /// A field that is left out stays as it is.
    static Faults read(JsonNode body, Faults now) {
        String code = body.path("error").asText(now.error().code());
        Fault error =
                Fault.coded(code)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "\"error\" is one of "
                                                        + Stream.of(Fault.values())
                                                                .map(Fault::code)
                                                                .collect(Collectors.joining(", "))
                                                        + "; not \""
                                                        + code
                                                        + "\"."));
        return new Faults(
                ControlApi.millis(body, "delayMs", now.delay()),
                ControlApi.millis(body, "delayPer100RowsMs", now.delayPer100Rows()),
                error,
                body.path("next").asInt(body.has("error") ? 0 : now.next()),
                Duration.ofSeconds(
                        body.path("retryAfterSeconds").asLong(now.retryAfter().toSeconds())));
    }
}
