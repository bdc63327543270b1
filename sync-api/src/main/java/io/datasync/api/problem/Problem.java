package io.datasync.api.problem;

import java.util.Objects;

/// An error as RFC 9457 has it, with our stable `code`.
///
/// @param detail   what happened, for a person
/// @param instance the path asked for; for an unexpected error its id in the log, as a URN
public record Problem(
        String type, String title, int status, String code, String detail, String instance) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(instance, "instance");
    }

    public static Problem of(ProblemCode code, String detail, String instance) {
        return new Problem(code.type(), code.title(), code.status(), code.name(), detail, instance);
    }
}
