package io.datasync.api.web;

import io.datasync.api.problem.ProblemCode;
import io.datasync.api.problem.ProblemWriter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/// A changing request made with the session cookie needs a header that no foreign page can set: a Lax cookie alone does
/// not tell one port of a host from another.
@ApplicationScoped
class ForgedRequestGuard {
    private static final Set<HttpMethod> READING =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String SESSION_COOKIE = "q_session";
    private static final String HEADER = "X-Requested-With";

    /// Before Quarkus looks at who it is.
    private static final int BEFORE_SECURITY = 500;

    void register(@Observes Filters filters) {
        filters.register(ForgedRequestGuard::check, BEFORE_SECURITY);
    }

    private static void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (READING.contains(request.method())
                || hasBearer(request)
                || !hasSession(request)
                || request.headers().contains(HEADER)) {
            context.next();
        } else {
            ProblemWriter.end(
                    context,
                    ProblemCode.CSRF_HEADER_MISSING,
                    "Requests that change something carry the header " + HEADER + ".");
        }
    }

    /// A foreign page cannot set this header either, and with it the cookie is not looked at.
    private static boolean hasBearer(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    }

    private static boolean hasSession(HttpServerRequest request) {
        return request.cookies().stream()
                .map(Cookie::getName)
                .anyMatch(name -> name.startsWith(SESSION_COOKIE));
    }
}
