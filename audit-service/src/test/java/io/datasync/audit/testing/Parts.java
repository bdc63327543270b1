package io.datasync.audit.testing;

import io.datasync.local.KafkaPart;
import io.datasync.local.PostgresPart;
import io.datasync.local.testing.SharedParts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The real parts below the service under test: PostgreSQL and Kafka, and a provider of signed tokens.
public final class Parts implements QuarkusTestResourceLifecycleManager {
    public static final String DATABASE = "audit_it";

    private static @Nullable Identities identities;

    public static PostgresPart postgres() {
        return SharedParts.postgres();
    }

    public static KafkaPart kafka() {
        return SharedParts.kafka();
    }

    public static Identities identities() {
        return Objects.requireNonNull(identities, "the parts are not started");
    }

    @Override
    public Map<String, String> start() {
        identities = Identities.start();
        return Map.of(
                "DATASYNC_DB_URL",
                postgres().freshDatabase(DATABASE),
                "DATASYNC_DB_USER",
                "audit",
                "DATASYNC_DB_PASSWORD",
                PostgresPart.passwordOf("audit"),
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka().bootstrapServers(),
                "DATASYNC_OIDC_ISSUER",
                identities().issuer(),
                "DATASYNC_OIDC_SECRET",
                "secret-of-the-tests",
                "DATASYNC_OIDC_STATE_SECRET",
                "state-secret-of-the-tests-0123456",
                "DATASYNC_SESSION_SECRET",
                "session-secret-of-the-tests-01234");
    }

    @Override
    public void stop() {
        identities().close();
    }
}
