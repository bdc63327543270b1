package io.datasync.audit.problem;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/// An error as the HTTP contract has it (RFC 9457).
///
/// @param type     a URI that is an identifier only, made from the code
/// @param title    of the code, always the same
/// @param detail   of this case: what happened and what to do
/// @param instance the path that was asked
/// @param code     stable, e.g. `RUN_NOT_FOUND`
public record Problem(
        String type, String title, int status, String detail, String instance, String code) {
    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    static Problem of(int status, String code, String title, String detail, String instance) {
        String type = "urn:datasync:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-');
        return new Problem(type, title, status, detail, instance, code);
    }

    Response.ResponseBuilder response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this);
    }
}
