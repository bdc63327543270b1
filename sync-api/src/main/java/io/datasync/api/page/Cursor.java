package io.datasync.api.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.datasync.api.problem.ProblemCode;
import io.datasync.api.problem.ProblemException;
import io.datasync.contract.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where the next page begins: the list it belongs to and the last item's order values, as texts. Opaque to callers,
/// who may send us anything: what we did not write is CURSOR_INVALID, never an error of ours.
///
/// @param list   names the list and its order, so that a cursor is not taken for another list's
/// @param values null stands for a blank value
public record Cursor(String list, List<@Nullable String> values) {
    private static final int LONGEST = 8_192;

    public Cursor {
        Objects.requireNonNull(list, "list");
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    public String encoded() {
        List<@Nullable String> parts = new ArrayList<>();
        parts.add(list);
        parts.addAll(values);
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Json.mapper().writeValueAsBytes(parts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a cursor cannot be written as JSON", e);
        }
    }

    /// Reads a cursor of this list.
    ///
    /// @param size how many values it must have
    /// @throws ProblemException CURSOR_INVALID
    public static Cursor decode(String encoded, String list, int size) {
        if (encoded.length() > LONGEST) {
            throw invalid();
        }
        List<@Nullable String> parts;
        try {
            parts =
                    Json.mapper()
                            .readValue(
                                    Base64.getUrlDecoder().decode(encoded),
                                    new TypeReference<>() {});
        } catch (IllegalArgumentException | IOException e) {
            throw invalid();
        }
        if (parts == null || parts.size() != size + 1 || !list.equals(parts.getFirst())) {
            throw invalid();
        }
        return new Cursor(list, parts.subList(1, parts.size()));
    }

    public static ProblemException invalid() {
        return new ProblemException(
                ProblemCode.CURSOR_INVALID,
                "The cursor is none of this list. Begin again without after.");
    }
}
