package io.datasync.audit.paging;

import io.datasync.audit.problem.RequestProblem;
import io.datasync.audit.problem.RequestProblem.Asked;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/// A place in a list, opaque to the caller: the sort values of the last row that was given.
public record Cursor(List<String> parts) {
    private static final String SEPARATOR = "\n";

    public Cursor {
        parts = List.copyOf(parts);
    }

    public static Cursor of(Object... parts) {
        return new Cursor(List.of(parts).stream().map(Object::toString).toList());
    }

    /// What the caller is given, and gives back.
    public String opaque() {
        byte[] plain = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    /// @param size how many parts the list's cursors have
    /// @throws RequestProblem `AFTER_INVALID` when it is no cursor of that list
    static Cursor parse(String opaque, int size) {
        try {
            String plain =
                    new String(Base64.getUrlDecoder().decode(opaque), StandardCharsets.UTF_8);
            List<String> parts = List.of(plain.split(SEPARATOR, -1));
            if (parts.size() == size) {
                return new Cursor(parts);
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    public String text(int part) {
        return parts.get(part);
    }

    public Instant instant(int part) {
        try {
            Instant instant = Instant.parse(parts.get(part));
            if (Parameters.isSensible(instant)) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw invalid();
        }
        throw invalid();
    }

    public UUID uuid(int part) {
        try {
            return UUID.fromString(parts.get(part));
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    public int integer(int part) {
        try {
            return Integer.parseInt(parts.get(part));
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    /// The answer to a cursor that is none of the list's.
    public static RequestProblem invalid() {
        return RequestProblem.invalid(
                Asked.AFTER, "\"after\" is the \"next\" of a page of this list, as it was given.");
    }
}
