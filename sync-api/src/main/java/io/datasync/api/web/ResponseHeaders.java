package io.datasync.api.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// What every answer tells the browser: where the console's parts may come from, that nobody may frame it, and what may
/// be kept. Data is never kept, files with a hash in their name stay, anything else is asked for again.
@ApplicationScoped
class ResponseHeaders {
    /// PatternFly places pop-ups by inline styles; scripts are only our own files.
    private static final String CONTENT_SECURITY_POLICY =
            String.join(
                    "; ",
                    "default-src 'self'",
                    "script-src 'self'",
                    "style-src 'self' 'unsafe-inline'",
                    "img-src 'self' data:",
                    "font-src 'self'",
                    "connect-src 'self'",
                    "object-src 'none'",
                    "base-uri 'none'",
                    "form-action 'self'",
                    "frame-ancestors 'none'");

    private static final int FIRST = 1_000;

    void register(@Observes Filters filters) {
        filters.register(ResponseHeaders::prepare, FIRST);
    }

    private static void prepare(RoutingContext request) {
        request.addHeadersEndHandler(_ -> set(request));
        request.next();
    }

    private static void set(RoutingContext request) {
        MultiMap headers = request.response().headers();
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        String path = request.normalizedPath();
        if (path.startsWith("/api/")) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        } else if (path.startsWith("/assets/") && request.response().getStatusCode() == 200) {
            headers.set(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
        } else if (!path.startsWith("/q/")) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-cache");
        }
    }
}
