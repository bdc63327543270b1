package io.datasync.notify.session;

import io.datasync.notify.problem.Problem;
import io.datasync.notify.problem.ProblemCode;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// What who is nobody to us is told: 499 for the console's scripts, 401 for everybody else. The header that only scripts
/// of our own origin send tells them apart.
class SignIn {
    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException nobody, HttpHeaders requested) {
        return needed(requested);
    }

    @ServerExceptionMapper
    Response unauthenticated(AuthenticationFailedException wrong, HttpHeaders requested) {
        return needed(requested);
    }

    private static Response needed(HttpHeaders requested) {
        if (requested.getHeaderString(ForgeryCheck.HEADER) != null) {
            return Problem.of(ProblemCode.SIGN_IN_NEEDED, "There is no session any more. Sign in.")
                    .response()
                    .build();
        }
        return Problem.of(ProblemCode.UNAUTHENTICATED, "Sign in, or send a valid bearer token.")
                .response()
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }
}
