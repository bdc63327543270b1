package io.datasync.notify.live;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// Lets in our own pages, and clients that send no Origin; a foreign page could otherwise use the cookie of whoever
/// opens it. Lets in nobody before this pod knows what there is to show.
@ApplicationScoped
class UpgradeCheck implements HttpUpgradeCheck {
    private static final Map<String, List<String>> SOON = Map.of("Retry-After", List.of("1"));

    private final Origin own;
    private final Switchboard switchboard;

    UpgradeCheck(Origin own, Switchboard switchboard) {
        this.own = own;
        this.switchboard = switchboard;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        String origin = context.httpRequest().getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !own.is(origin)) {
            return CheckResult.rejectUpgrade(403);
        }
        return switchboard.isReady()
                ? CheckResult.permitUpgrade()
                : CheckResult.rejectUpgrade(503, SOON);
    }
}
