package io.datasync.api.problem;

import java.util.Locale;

/// The stable codes of errors, each with its HTTP status and its title.
public enum ProblemCode {
    BODY_INVALID(400, "The request's body cannot be read"),
    PARAMETER_INVALID(400, "A parameter is not valid"),
    CURSOR_INVALID(400, "The cursor is not valid"),
    SYNC_TYPE_UNKNOWN(400, "There is no such sync type"),
    MODE_UNKNOWN(400, "There is no such mode"),
    IDEMPOTENCY_KEY_INVALID(400, "The Idempotency-Key is not valid"),
    UNAUTHENTICATED(401, "Not signed in"),
    /// What the browser's scripts get in place of a redirect to the sign-in page.
    SIGN_IN_NEEDED(499, "The session has ended"),
    ROLE_MISSING(403, "Not allowed"),
    CSRF_HEADER_MISSING(403, "The X-Requested-With header is missing"),
    NOT_FOUND(404, "Not found"),
    RUN_UNKNOWN(404, "There is no such run"),
    DATASET_UNKNOWN(404, "There is no such dataset"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Not acceptable"),
    RUN_HAS_ENDED(409, "The run has ended"),
    RUN_NOT_ENDED(409, "The run has not ended yet"),
    RUN_NOT_HELD(409, "The run does not wait for approval"),
    PLAN_CHANGED(409, "The plan is another one"),
    NOTHING_TO_RETRY(409, "There is nothing to retry"),
    NOTHING_TO_UNDO(409, "There is nothing to undo"),
    SYNC_UNDER_WAY(409, "A run of this type is under way"),
    MEDIA_TYPE_UNSUPPORTED(415, "Unsupported media type"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request"),
    REQUEST_REFUSED(400, "The request was refused"),
    UNEXPECTED(500, "Something went wrong on our side"),
    BROKER_UNAVAILABLE(503, "The message broker is away"),
    IDENTITY_UNAVAILABLE(503, "The identity provider is away"),
    DATABASE_UNAVAILABLE(503, "The database is away"),
    DIRECTORY_NOT_READY(503, "The directory is not ready"),
    BUSY(503, "Too many starts at once");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /// The problem type as a URI, e.g. `urn:datasync:problem:run-has-ended`.
    public String type() {
        return "urn:datasync:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
