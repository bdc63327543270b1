package io.datasync.notify.session;

import io.datasync.notify.problem.Problem;
import io.datasync.notify.problem.ProblemCode;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/// A request that changes something and comes with the cookie must carry a header which no foreign page can set: a Lax
/// cookie does not tell ports of one host apart.
@Provider
class ForgeryCheck implements ContainerRequestFilter {
    static final String HEADER = "X-Requested-With";

    private static final Set<String> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Override
    public void filter(ContainerRequestContext request) {
        boolean fromScript =
                request.getHeaderString(HttpHeaders.AUTHORIZATION) != null
                        || request.getHeaderString(HEADER) != null;
        if (!fromScript && !SAFE.contains(request.getMethod())) {
            request.abortWith(
                    Problem.of(
                                    ProblemCode.CSRF_HEADER_MISSING,
                                    "A request that changes something needs the header "
                                            + HEADER
                                            + ".")
                            .response()
                            .build());
        }
    }
}
