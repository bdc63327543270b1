package io.datasync.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// Turns whatever ends a request into a problem. What was not foreseen is logged under an id; the caller gets the id
/// and nothing else.
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final Duration DATABASE_RETRY = Duration.ofSeconds(5);

    @ServerExceptionMapper
    Response problem(ProblemException problem, UriInfo uri) {
        return answer(
                Problem.of(problem.code(), problem.detail(), uri.getPath()), problem.retryAfter());
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException forbidden, UriInfo uri) {
        return answer(
                Problem.of(
                        ProblemCode.ROLE_MISSING,
                        "Your roles do not allow this. Ask an administrator.",
                        uri.getPath()),
                null);
    }

    @ServerExceptionMapper
    Response unreadable(MismatchedInputException unreadable, UriInfo uri) {
        return bodyInvalid(unreadable, uri);
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException refused, UriInfo uri) {
        if (refused.getCause() instanceof JsonProcessingException unreadable) {
            return bodyInvalid(unreadable, uri);
        }
        Response original = refused.getResponse();
        if (original.getStatus() >= 500) {
            return unexpected(refused);
        }
        Problem problem =
                switch (original.getStatus()) {
                    case 404 ->
                            Problem.of(
                                    ProblemCode.NOT_FOUND,
                                    "Nothing is found at this address.",
                                    uri.getPath());
                    case 405 ->
                            Problem.of(
                                    ProblemCode.METHOD_NOT_ALLOWED,
                                    "This address does not take that method.",
                                    uri.getPath());
                    case 406 ->
                            Problem.of(
                                    ProblemCode.NOT_ACCEPTABLE,
                                    "This address answers with application/json.",
                                    uri.getPath());
                    case 415 ->
                            Problem.of(
                                    ProblemCode.MEDIA_TYPE_UNSUPPORTED,
                                    "Send the body as application/json.",
                                    uri.getPath());
                    default -> refusedWith(original.getStatus(), uri);
                };
        Response.ResponseBuilder answer = builder(problem, null);
        String allow = original.getHeaderString(HttpHeaders.ALLOW);
        return allow == null ? answer.build() : answer.header(HttpHeaders.ALLOW, allow).build();
    }

    @ServerExceptionMapper
    Response database(JdbiException failure, UriInfo uri) {
        if (Outages.isOutage(failure)) {
            LOG.warnf("database away: %s", failure.getMessage());
            return answer(
                    Problem.of(
                            ProblemCode.DATABASE_UNAVAILABLE,
                            "The database does not answer. Try again in a moment.",
                            uri.getPath()),
                    DATABASE_RETRY);
        }
        return unexpected(failure);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure) {
        UUID id = UUID.randomUUID();
        LOG.errorf(failure, "unexpected error %s", id);
        return answer(
                Problem.of(
                        ProblemCode.UNEXPECTED,
                        "Please report this error with its id, " + id + ".",
                        "urn:uuid:" + id),
                null);
    }

    private static Response bodyInvalid(JsonProcessingException unreadable, UriInfo uri) {
        var at = unreadable.getLocation();
        String where =
                at == null
                        ? ""
                        : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
        return answer(
                Problem.of(
                        ProblemCode.BODY_INVALID,
                        "The body is not the JSON that is expected here" + where + ".",
                        uri.getPath()),
                null);
    }

    private static Problem refusedWith(int status, UriInfo uri) {
        ProblemCode code = ProblemCode.REQUEST_REFUSED;
        return new Problem(
                code.type(),
                code.title(),
                status,
                code.name(),
                "The request cannot be taken as it is.",
                uri.getPath());
    }

    private static Response answer(Problem problem, @Nullable Duration retryAfter) {
        return builder(problem, retryAfter).build();
    }

    private static Response.ResponseBuilder builder(
            Problem problem, @Nullable Duration retryAfter) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (retryAfter != null) {
            answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()));
        }
        return answer;
    }
}
