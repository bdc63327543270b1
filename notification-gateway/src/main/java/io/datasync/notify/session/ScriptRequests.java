package io.datasync.notify.session;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/// What the console asks for by script is answered 499 without a session, never by a redirect to a sign-in page that a
/// script cannot show.
@ApplicationScoped
class ScriptRequests implements JavaScriptRequestChecker {
    @Override
    public boolean isJavaScriptRequest(RoutingContext context) {
        String path = context.normalizedPath();
        return path.startsWith("/api/") || path.startsWith("/ws/");
    }
}
