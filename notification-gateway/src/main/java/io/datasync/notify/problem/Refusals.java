package io.datasync.notify.problem;

import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jdbi.v3.core.JdbiException;

/// Every refusal of the HTTP endpoints as a problem, and what nobody foresaw as one that gives nothing away.
class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final int SECONDS_TO_TRY_AGAIN = 5;

    @ServerExceptionMapper
    Response refused(Refusal refusal) {
        return refusal.problem().response().build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException forbidden) {
        return Problem.of(ProblemCode.ROLE_MISSING, "Your roles do not allow this.")
                .response()
                .build();
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return unforeseen(e);
        }
        Problem problem =
                switch (status) {
                    case 404 -> Problem.of(ProblemCode.NOT_FOUND, "There is nothing here.");
                    case 405 ->
                            Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "That cannot be done here.");
                    default ->
                            Problem.of(
                                    ProblemCode.REQUEST_REFUSED,
                                    "The request cannot be understood.");
                };
        return problem.response().build();
    }

    @ServerExceptionMapper
    Response databaseAway(JdbiException e) {
        LOG.warnf("the database did not answer a request: %s", e.getMessage());
        return Problem.of(
                        ProblemCode.DATABASE_UNAVAILABLE,
                        "The notifications cannot be read now. Nothing is lost; try again.")
                .response()
                .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_TRY_AGAIN)
                .build();
    }

    @ServerExceptionMapper
    Response unforeseen(RuntimeException e) {
        LOG.error("a request failed", e);
        return Problem.of(ProblemCode.UNEXPECTED, "It is logged. Try again in a moment.")
                .response()
                .build();
    }
}
