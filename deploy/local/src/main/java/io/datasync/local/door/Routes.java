package io.datasync.local.door;

import io.vertx.core.net.SocketAddress;

/// Which service answers which path.
///
/// @param api the port of sync-api, which has all that the others have not
record Routes(int api, int audit, int gateway) {

    record Target(String service, SocketAddress address) {}

    Target of(String path) {
        if (isAtOrBelow("/api/audit", path)) {
            return target("audit-service", audit);
        }
        if (isAtOrBelow("/api/notifications", path) || isAtOrBelow("/ws", path)) {
            return target("notification-gateway", gateway);
        }
        return target("sync-api", api);
    }

    private static boolean isAtOrBelow(String prefix, String path) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }

    private static Target target(String service, int port) {
        return new Target(service, SocketAddress.inetSocketAddress(port, "127.0.0.1"));
    }
}
