package io.datasync.local.sheets;

import java.io.Serial;

/// An answer in the form Google gives its errors.
final class ApiError extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final int code;
    private final String status;

    private ApiError(int code, String status, String message) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
    }

    int code() {
        return code;
    }

    String status() {
        return status;
    }

    static ApiError badRequest(String message) {
        return new ApiError(400, "INVALID_ARGUMENT", message);
    }

    static ApiError forbidden() {
        return new ApiError(403, "PERMISSION_DENIED", "The caller does not have permission");
    }

    static ApiError notFound() {
        return new ApiError(404, "NOT_FOUND", "Requested entity was not found.");
    }

    static ApiError tooMany() {
        return new ApiError(
                429,
                "RESOURCE_EXHAUSTED",
                "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of"
                        + " service 'sheets.googleapis.com' for consumer 'project_number:0'.");
    }

    static ApiError internal() {
        return new ApiError(500, "INTERNAL", "Internal error encountered.");
    }

    static ApiError badGateway() {
        return new ApiError(502, "UNAVAILABLE", "The server encountered a temporary error.");
    }

    static ApiError unavailable() {
        return new ApiError(503, "UNAVAILABLE", "The service is currently unavailable.");
    }
}
