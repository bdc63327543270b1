package io.datasync.audit.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.contract.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A request that could not be taken, with what the worker's headers say of it. Who it claims to come from is not
/// told: nobody has verified it.
///
/// @param entryId  made from the place of the request, else of the letter, so that the same letter is always the same entry
/// @param request  what was asked for
/// @param syncId   null when it could not be read
/// @param syncType null when it could not be read
/// @param headers  those of CloudEvents and of the refusal; nothing else is kept
record DeadLetter(
        Arrival arrival,
        UUID entryId,
        RefusedRequest request,
        @Nullable UUID syncId,
        @Nullable String syncType,
        String code,
        String reason,
        Instant at,
        Map<String, String> headers) {
    static final String CODE = "dlq_code";
    static final String REASON = "dlq_reason";
    static final String AT = "dlq_at";
    static final String SYNC_ID = "dlq_sync_id";
    static final String TOPIC = "dlq_topic";
    static final String PARTITION = "dlq_partition";
    static final String OFFSET = "dlq_offset";

    private static final Duration BELIEVABLE = Duration.ofDays(366);
    private static final Pattern SYNC_TYPE = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    static DeadLetter of(Arrival arrival) {
        JsonNode data = dataOf(arrival);
        String type = data.path("syncType").asText("");
        return new DeadLetter(
                arrival,
                entryIdOf(arrival),
                RefusedRequest.of(arrival.header(EventReader.TYPE)),
                syncIdOf(arrival, data),
                SYNC_TYPE.matcher(type).matches() ? type : null,
                orElse(arrival.header(CODE), "REQUEST_REFUSED"),
                orElse(arrival.header(REASON), "The request could not be taken."),
                atOf(arrival),
                kept(arrival.headers()));
    }

    /// The worker may write the letter of one request twice, when it dies in between: what tells them is where the
    /// request itself stood.
    private static UUID entryIdOf(Arrival arrival) {
        String offset = arrival.header(OFFSET);
        String place =
                offset == null
                        ? "%s/%d/%d@%s"
                                .formatted(
                                        arrival.topic(),
                                        arrival.partition(),
                                        arrival.offset(),
                                        arrival.publishedAt())
                        : "%s/%s/%s#%s"
                                .formatted(
                                        arrival.header(TOPIC),
                                        arrival.header(PARTITION),
                                        offset,
                                        HexFormat.of()
                                                .formatHex(EventRows.digestOf(arrival.value())));
        return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode dataOf(Arrival arrival) {
        byte[] value = arrival.value();
        try {
            JsonNode data = value == null ? null : Json.mapper().readTree(value);
            return data == null ? Json.mapper().missingNode() : data;
        } catch (IOException noJson) {
            // That it is none may be the very reason it stands here.
            return Json.mapper().missingNode();
        }
    }

    private static @Nullable UUID syncIdOf(Arrival arrival, JsonNode data) {
        UUID told = uuid(arrival.header(SYNC_ID));
        if (told != null) {
            return told;
        }
        UUID ofData = uuid(data.path("syncId").asText(""));
        return ofData != null ? ofData : uuid(arrival.header("ce_id"));
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null || text.length() != 36 ? null : UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static Instant atOf(Arrival arrival) {
        String at = arrival.header(AT);
        try {
            Instant told = at == null ? arrival.publishedAt() : Instant.parse(at);
            // Beyond what anybody means, and what the database has room for, the broker's time is
            // told.
            Duration apart = Duration.between(arrival.publishedAt(), told).abs();
            return apart.compareTo(BELIEVABLE) <= 0 ? told : arrival.publishedAt();
        } catch (DateTimeException | ArithmeticException unreadable) {
            return arrival.publishedAt();
        }
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }

    private static Map<String, String> kept(Map<String, String> headers) {
        Map<String, String> kept = new HashMap<>(headers);
        kept.keySet()
                .removeIf(
                        name ->
                                !name.startsWith("ce_")
                                        && !name.startsWith("dlq_")
                                        && !name.equals("content-type"));
        return Map.copyOf(kept);
    }
}
