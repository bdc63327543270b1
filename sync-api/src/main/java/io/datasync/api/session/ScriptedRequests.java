package io.datasync.api.session;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/// Requests of the page's scripts are told that the session has ended (499); a redirect to the sign-in page, which they
/// cannot follow, is for people only.
@ApplicationScoped
class ScriptedRequests implements JavaScriptRequestChecker {
    @Override
    public boolean isJavaScriptRequest(RoutingContext request) {
        return isScripted(request.normalizedPath());
    }

    static boolean isScripted(String path) {
        return path.equals("/api")
                || path.equals("/ws")
                || path.startsWith("/api/")
                || path.startsWith("/ws/");
    }
}
