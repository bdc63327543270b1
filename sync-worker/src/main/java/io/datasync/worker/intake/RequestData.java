package io.datasync.worker.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.contract.Json;
import io.datasync.contract.run.DerivedFrom;
import io.datasync.contract.run.Requester;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A request's data, field by field: what cannot be read is empty, and nothing is believed for being there.
final class RequestData {
    private static final int LONGEST = 200;
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final JsonNode data;

    private RequestData(JsonNode data) {
        this.data = data;
    }

    /// Empty when the bytes are no JSON object.
    static Optional<RequestData> parse(byte @Nullable [] bytes) {
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            JsonNode data = Json.mapper().readTree(bytes);
            return data != null && data.isObject()
                    ? Optional.of(new RequestData(data))
                    : Optional.empty();
        } catch (IOException _) {
            // Not JSON is an answer here; the record is refused for it.
            return Optional.empty();
        }
    }

    static Optional<UUID> uuid(String text) {
        return UUID_TEXT.matcher(text).matches()
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    Optional<UUID> syncId() {
        return text(data, "syncId", LONGEST).flatMap(RequestData::uuid);
    }

    Optional<UUID> joining() {
        return text(data, "joining", LONGEST).flatMap(RequestData::uuid);
    }

    /// Whether it says that it is about an earlier run.
    boolean derived() {
        return data.hasNonNull("derivedFrom");
    }

    /// The earlier run; empty when there is none, or it cannot be read.
    Optional<DerivedFrom> derivedFrom() {
        JsonNode derived = data.path("derivedFrom");
        Optional<UUID> syncId = text(derived, "syncId", LONGEST).flatMap(RequestData::uuid);
        return text(derived, "kind", LONGEST)
                .flatMap(RequestData::derivation)
                .flatMap(kind -> syncId.map(id -> new DerivedFrom(kind, id)));
    }

    private static Optional<DerivedFrom.Kind> derivation(String wire) {
        return Arrays.stream(DerivedFrom.Kind.values())
                .filter(kind -> kind.wire().equals(wire))
                .findFirst();
    }

    Optional<String> syncType() {
        return text(data, "syncType", LONGEST);
    }

    Optional<String> mode() {
        return text(data, "mode", LONGEST);
    }

    Optional<String> planHash() {
        return text(data, "planHash", LONGEST);
    }

    /// @param otherwise for a request that does not say
    /// @return empty when it says something that is no instant
    Optional<Instant> requestedAt(Instant otherwise) {
        JsonNode at = data.path("requestedAt");
        if (at.isMissingNode() || at.isNull()) {
            return Optional.of(otherwise);
        }
        try {
            return Optional.of(Instant.parse(at.asText()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    Optional<Requester> requestedBy() {
        JsonNode by = data.path("requestedBy");
        Optional<Requester.Kind> kind = text(by, "kind", LONGEST).flatMap(RequestData::kind);
        Optional<String> id = text(by, "id", LONGEST);
        if (kind.isEmpty() || id.isEmpty()) {
            return Optional.empty();
        }
        String name = text(by, "name", LONGEST).orElse(id.get());
        String email = text(by, "email", LONGEST_EMAIL).orElse(null);
        return Optional.of(new Requester(kind.get(), id.get(), name, email));
    }

    private static Optional<Requester.Kind> kind(String wire) {
        return switch (wire.toLowerCase(Locale.ROOT)) {
            case "user" -> Optional.of(Requester.Kind.USER);
            case "service" -> Optional.of(Requester.Kind.SERVICE);
            case "schedule" -> Optional.of(Requester.Kind.SCHEDULE);
            default -> Optional.empty();
        };
    }

    /// A text without control characters and half characters, trimmed and shortened; empty when there is none.
    private static Optional<String> text(JsonNode of, String field, int longest) {
        JsonNode value = of.path(field);
        if (!value.isTextual()) {
            return Optional.empty();
        }
        String clean =
                value.textValue()
                        .codePoints()
                        .filter(c -> !Character.isISOControl(c) && !isHalf(c))
                        .limit(longest)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString()
                        .strip();
        return clean.isEmpty() ? Optional.empty() : Optional.of(clean);
    }

    private static boolean isHalf(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }
}
