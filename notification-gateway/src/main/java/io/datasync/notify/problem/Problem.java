package io.datasync.notify.problem;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A refusal as RFC 9457 has it.
///
/// @param type   a URI made from the code
/// @param title  the code in words
/// @param code   stable
/// @param detail what happened, as a sentence
@Schema(
        description = "An error (RFC 9457) with a stable code",
        requiredProperties = {"type", "title", "status", "code", "detail"})
public record Problem(String type, String title, int status, String code, String detail) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
    }

    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code.type(), code.title(), code.status(), code.name(), detail);
    }

    /// The answer, to which headers may be added.
    public ResponseBuilder response() {
        return Response.status(status).type(MediaType.valueOf(MEDIA_TYPE)).entity(this);
    }
}
