package io.datasync.api.testing;

import io.datasync.local.KafkaPart;
import io.datasync.local.PostgresPart;
import io.datasync.local.testing.SharedParts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// PostgreSQL, Kafka and a provider of signed tokens for the service under test.
public final class Parts implements QuarkusTestResourceLifecycleManager {
    private static final String DATABASE = "sync_api_it";

    private static @Nullable Identity identity;

    public static PostgresPart postgres() {
        return SharedParts.postgres();
    }

    public static KafkaPart kafka() {
        return SharedParts.kafka();
    }

    public static Identity identity() {
        return Objects.requireNonNull(identity, "the parts are not started");
    }

    public static Path catalogDir() {
        return Path.of(
                Objects.requireNonNull(System.getProperty("datasync.root"), "datasync.root"),
                "deploy/catalog");
    }

    /// The database as one of the roles.
    public static Jdbi database(String role) {
        return Jdbi.create(postgres().jdbcUrl(DATABASE), role, PostgresPart.passwordOf(role));
    }

    @Override
    public Map<String, String> start() {
        identity = Identity.start();
        Map<String, String> settings = new HashMap<>();
        settings.put("DATASYNC_DB_URL", postgres().freshDatabase(DATABASE));
        settings.put("DATASYNC_DB_USER", "api");
        settings.put("DATASYNC_DB_PASSWORD", PostgresPart.passwordOf("api"));
        settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka().bootstrapServers());
        settings.put("DATASYNC_OIDC_ISSUER", identity().issuer());
        settings.put("DATASYNC_OIDC_SECRET", "secret-of-the-tests");
        settings.put("DATASYNC_OIDC_STATE_SECRET", "state-secret-of-the-tests-0123456");
        settings.put("DATASYNC_SESSION_SECRET", "session-secret-of-the-tests-01234");
        settings.put("DATASYNC_REQUESTER_SECRET", "secret-of-sync-api");
        settings.put("DATASYNC_CATALOG_DIR", catalogDir().toString());
        settings.put("DATASYNC_SPREADSHEET_LOCATIONS", "sheet-of-locations");
        settings.put("datasync.api.requests.delivery-timeout", "2s");
        settings.put("datasync.api.requests.look-every", "1s");
        return settings;
    }

    @Override
    public void stop() {
        identity().close();
    }
}
