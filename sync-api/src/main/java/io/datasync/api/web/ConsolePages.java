package io.datasync.api.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.stream.Stream;

/// The console's pages are one file, whatever their address: `/types/therapists` opened anew shows what `/` shows, and
/// the page does the rest. What the services answer themselves is never taken for a page. (Quinoa would do this behind
/// the REST endpoints, but those have answered 404 by then.)
@ApplicationScoped
class ConsolePages {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final String HOME = "/";

    /// Behind the headers, before the guard.
    private static final int EARLY = 900;

    void register(@Observes Filters filters) {
        filters.register(ConsolePages::route, EARLY);
    }

    private static void route(RoutingContext request) {
        if (READING.contains(request.request().method()) && isPage(request.normalizedPath())) {
            request.reroute(HOME);
        } else {
            request.next();
        }
    }

    /// Files have an ending, pages have none.
    static boolean isPage(String path) {
        return !path.equals(HOME)
                && Stream.of("/api", "/ws", "/auth", "/q")
                        .noneMatch(ours -> path.equals(ours) || path.startsWith(ours + "/"))
                && path.indexOf('.', path.lastIndexOf('/')) < 0;
    }
}
