package io.datasync.local;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The variables the services get. All secrets here are the local demo's and nothing else's.
///
/// @param jdbcUrl of the database `datasync`
/// @param kafka bootstrap servers
/// @param issuer of the tokens
/// @param sheetsEndpoint root URL of the Sheets API
/// @param publicUrl the origin the browser knows
/// @param smtpPort on localhost
public record LocalVariables(
        String jdbcUrl,
        String kafka,
        String issuer,
        String sheetsEndpoint,
        String publicUrl,
        int smtpPort) {

    private static final Map<String, String> SPREADSHEETS =
            Map.of(
                    "DATASYNC_SPREADSHEET_LOCATIONS", "demo-locations",
                    "DATASYNC_SPREADSHEET_THERAPISTS", "demo-therapists",
                    "DATASYNC_SPREADSHEET_LEAVES", "demo-leaves",
                    "DATASYNC_SPREADSHEET_ADMINS", "demo-admins",
                    "DATASYNC_SPREADSHEET_BRANDS_PACKAGES", "demo-brands-packages");

    private static final Map<String, String> SECRETS =
            Map.of(
                    "DATASYNC_OIDC_SECRET", "console-secret-local",
                    "DATASYNC_REQUESTER_SECRET", "sync-api-secret-local",
                    "DATASYNC_OIDC_STATE_SECRET", "local-demo-only-state-secret-32c",
                    "DATASYNC_SESSION_SECRET", "local-demo-only-session-key-32ch");

    /// What a caller's own environment never replaces: each service has its own.
    private static final Set<String> PER_SERVICE =
            Set.of("DATASYNC_DB_USER", "DATASYNC_DB_PASSWORD", "QUARKUS_HTTP_PORT");

    /// For one service; what the caller's environment sets under one of these names wins.
    ///
    /// @param caller usually `System.getenv()`
    public Map<String, String> of(Service service, Map<String, String> caller) {
        Map<String, String> all = new HashMap<>(SPREADSHEETS);
        all.putAll(SECRETS);
        all.put("DATASYNC_CATALOG_DIR", Project.root().resolve("deploy/catalog").toString());
        all.put("DATASYNC_DB_URL", jdbcUrl);
        all.put("DATASYNC_DB_USER", service.role());
        all.put("DATASYNC_DB_PASSWORD", PostgresPart.passwordOf(service.role()));
        all.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
        all.put("DATASYNC_OIDC_ISSUER", issuer);
        all.put("DATASYNC_SHEETS_ENDPOINT", sheetsEndpoint);
        all.put("DATASYNC_PUBLIC_URL", publicUrl);
        all.put("DATASYNC_SMTP_HOST", "localhost");
        all.put("DATASYNC_SMTP_PORT", Integer.toString(smtpPort));
        all.replaceAll(
                (name, value) ->
                        PER_SERVICE.contains(name) ? value : caller.getOrDefault(name, value));
        return all;
    }
}
