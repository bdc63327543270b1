package io.datasync.notify.problem;

import java.util.Locale;

/// The stable codes of refusals, each with its HTTP status and its title. Where sync-api refuses for the same reason, it
/// has the same code.
public enum ProblemCode {
    PARAMETER_INVALID(400, "A parameter is not valid"),
    CURSOR_INVALID(400, "The cursor is not valid"),
    REQUEST_REFUSED(400, "The request was refused"),
    UNAUTHENTICATED(401, "Not signed in"),
    /// What the console's scripts get in place of a redirect to the sign-in page.
    SIGN_IN_NEEDED(499, "The session has ended"),
    ROLE_MISSING(403, "Not allowed"),
    CSRF_HEADER_MISSING(403, "The X-Requested-With header is missing"),
    NOT_FOUND(404, "Not found"),
    NOTIFICATION_NOT_FOUND(404, "There is no such notification"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    UNEXPECTED(500, "Something went wrong on our side"),
    DATABASE_UNAVAILABLE(503, "The database is away");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /// The problem type as a URI, e.g. `urn:datasync:problem:not-found`.
    String type() {
        return "urn:datasync:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
