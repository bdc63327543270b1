package io.datasync.local;

/// The four services: their module, database role and port in the local system.
public enum Service {
    SYNC_API("sync-api", "api", 8081),
    SYNC_WORKER("sync-worker", "worker", 8082),
    AUDIT_SERVICE("audit-service", "audit", 8083),
    NOTIFICATION_GATEWAY("notification-gateway", "gateway", 8084);

    private final String module;
    private final String role;
    private final int localPort;

    Service(String module, String role, int localPort) {
        this.module = module;
        this.role = role;
        this.localPort = localPort;
    }

    public String module() {
        return module;
    }

    public String role() {
        return role;
    }

    public int localPort() {
        return localPort;
    }
}
