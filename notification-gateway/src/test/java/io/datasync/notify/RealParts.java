package io.datasync.notify;

import io.datasync.local.KafkaPart;
import io.datasync.local.PostgresPart;
import io.datasync.local.testing.SharedParts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A real database, a real broker and an identity provider for the service under test.
public final class RealParts implements QuarkusTestResourceLifecycleManager {
    private @Nullable TestIdentity identity;

    @Override
    public Map<String, String> start() {
        PostgresPart postgres = SharedParts.postgres();
        KafkaPart kafka = SharedParts.kafka();
        TestIdentity provider = new TestIdentity();
        identity = provider;
        return Map.ofEntries(
                Map.entry("DATASYNC_DB_URL", postgres.freshDatabase("gateway_service")),
                Map.entry("DATASYNC_DB_USER", "gateway"),
                Map.entry("DATASYNC_DB_PASSWORD", PostgresPart.passwordOf("gateway")),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()),
                Map.entry("DATASYNC_OIDC_ISSUER", provider.issuer()),
                Map.entry("DATASYNC_OIDC_SECRET", "a-secret"),
                Map.entry("DATASYNC_OIDC_STATE_SECRET", "0123456789abcdef0123456789abcdef"),
                Map.entry("DATASYNC_SESSION_SECRET", "fedcba9876543210fedcba9876543210"),
                Map.entry("DATASYNC_PUBLIC_URL", "http://sync.example.com"),
                Map.entry(
                        "DATASYNC_CATALOG_DIR",
                        System.getProperty("datasync.root") + "/deploy/catalog"),
                Map.entry("quarkus.http.test-port", "0"));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(identity, new TestInjector.MatchesType(TestIdentity.class));
    }

    @Override
    public void stop() {
        if (identity != null) {
            identity.close();
        }
    }
}
