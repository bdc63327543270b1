package io.datasync.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.datasync.contract.Json;
import io.vertx.ext.web.RoutingContext;

/// Writes a problem where the request never reaches an endpoint.
public final class ProblemWriter {
    private ProblemWriter() {}

    /// Ends the request with this problem.
    public static void end(RoutingContext request, ProblemCode code, String detail) {
        end(request, Problem.of(code, detail, request.normalizedPath()));
    }

    /// Ends the request with this problem.
    public static void end(RoutingContext request, Problem problem) {
        request.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(json(problem));
    }

    private static String json(Problem problem) {
        try {
            return Json.mapper().writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem cannot be written as JSON", e);
        }
    }
}
