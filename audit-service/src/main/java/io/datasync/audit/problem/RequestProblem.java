package io.datasync.audit.problem;

/// A request that cannot be answered as it stands; the message is the problem's detail.
public final class RequestProblem extends RuntimeException {
    private final int status;
    private final String code;
    private final String title;

    private RequestProblem(int status, String code, String title, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
        this.title = title;
    }

    /// A query parameter makes no sense; the code names it, e.g. `FROM_INVALID`.
    public static RequestProblem invalid(Asked parameter, String detail) {
        return new RequestProblem(
                400, parameter + "_INVALID", "A parameter makes no sense", detail);
    }

    public static RequestProblem runNotFound(String syncId) {
        return new RequestProblem(
                404,
                "RUN_NOT_FOUND",
                "The audit log has no such run",
                "There is no run %s in the audit log. A run that was just started appears within seconds."
                        .formatted(syncId));
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    Problem at(String instance) {
        return Problem.of(status, code, title, String.valueOf(getMessage()), instance);
    }

    /// The query parameters of this service.
    public enum Asked {
        TYPE,
        OUTCOME,
        ACTOR,
        FROM,
        TO,
        Q,
        LIMIT,
        AFTER,
        DATASET,
        STAGE
    }
}
