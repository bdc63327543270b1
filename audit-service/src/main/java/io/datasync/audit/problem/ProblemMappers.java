package io.datasync.audit.problem;

import io.datasync.audit.storage.SqlFailure;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Every error leaves as a problem.
final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    @ServerExceptionMapper
    Response requestProblem(RequestProblem problem, UriInfo uri) {
        return problem.at(uri.getPath()).response().build();
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException e, HttpHeaders headers, UriInfo uri) {
        return notSignedIn(headers, uri);
    }

    @ServerExceptionMapper
    Response unauthenticated(AuthenticationFailedException e, HttpHeaders headers, UriInfo uri) {
        return notSignedIn(headers, uri);
    }

    /// 499 for the console's scripts, 401 for everybody else. The header that only scripts of our own origin send tells
    /// them apart.
    private static Response notSignedIn(HttpHeaders headers, UriInfo uri) {
        if (headers.getHeaderString("X-Requested-With") != null) {
            return Problem.of(
                            499,
                            "SIGN_IN_NEEDED",
                            "The session has ended",
                            "There is no session any more. Sign in.",
                            uri.getPath())
                    .response()
                    .build();
        }
        return Problem.of(
                        401,
                        "UNAUTHENTICATED",
                        "Not signed in",
                        "Sign in, or send a valid bearer token.",
                        uri.getPath())
                .response()
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, UriInfo uri) {
        return Problem.of(
                        403,
                        "ROLE_MISSING",
                        "Not allowed",
                        "The audit log is open to administrators and auditors.",
                        uri.getPath())
                .response()
                .build();
    }

    @ServerExceptionMapper
    Response refusedByHttp(WebApplicationException e, UriInfo uri) {
        int status = e.getResponse().getStatus();
        String code = status == 404 ? "NOT_FOUND" : "HTTP_" + status;
        String title = e.getResponse().getStatusInfo().getReasonPhrase();
        return Problem.of(status, code, title, "The request cannot be answered.", uri.getPath())
                .response()
                .build();
    }

    @ServerExceptionMapper
    Response unexpected(Exception e, UriInfo uri) {
        if (SqlFailure.isOfDatabase(e)) {
            LOG.warnf("The database did not answer: SQLSTATE %s", SqlFailure.stateOf(e));
            return databaseAway(uri);
        }
        LOG.error("A request failed", e);
        return Problem.of(
                        500,
                        "UNEXPECTED",
                        "Something went wrong on our side",
                        "It is logged. Try again, and report it when it stays.",
                        uri.getPath())
                .response()
                .build();
    }

    private static Response databaseAway(UriInfo uri) {
        return Problem.of(
                        503,
                        "DATABASE_UNAVAILABLE",
                        "The audit log cannot be read now",
                        "The database does not answer. Nothing is lost; try again.",
                        uri.getPath())
                .response()
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
