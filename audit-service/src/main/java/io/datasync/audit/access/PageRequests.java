package io.datasync.audit.access;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/// Below /api it is a page's script that asks, never a person's address bar: without a session the answer is 499,
/// which the page acts upon, and not a redirect, which a script cannot follow.
@Singleton
final class PageRequests implements JavaScriptRequestChecker {
    @Override
    public boolean isJavaScriptRequest(RoutingContext context) {
        return context.normalizedPath().startsWith("/api/");
    }
}
