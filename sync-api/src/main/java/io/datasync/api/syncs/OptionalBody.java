package io.datasync.api.syncs;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.datasync.api.problem.ProblemCode;
import io.datasync.api.problem.ProblemException;
import io.datasync.contract.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A JSON body that may be left out, whatever type an empty one is then said to have: clients differ in that.
final class OptionalBody {
    private OptionalBody() {}

    /// @throws ProblemException BODY_INVALID
    static <T> Optional<T> of(@Nullable String body, Class<T> shape) {
        if (body == null || body.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Json.mapper().readValue(body, shape));
        } catch (JsonProcessingException e) {
            throw invalid();
        }
    }

    /// Without the cause: a parser's message may quote the body.
    private static ProblemException invalid() {
        return new ProblemException(
                ProblemCode.BODY_INVALID, "The body is not the JSON that is expected here.");
    }
}
