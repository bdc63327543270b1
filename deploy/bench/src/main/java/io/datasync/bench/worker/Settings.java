package io.datasync.bench.worker;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The worker's settings as shipped, and what an environment has to set.
///
/// @param variables by the names of environment variables or of properties; they win over what is shipped
public record Settings(Map<String, String> variables) {
    private static final int CONVERTER_PRIORITY = 200;
    private static final int SHIPPED = 100;
    private static final int GIVEN = 300;

    public Settings {
        variables = Map.copyOf(variables);
    }

    /// @param database    its URL, user and password
    /// @param sheets      root URL of the server that speaks the Sheets API
    /// @param spreadsheet the only sync type's
    public static Settings of(Database database, Path catalog, URI sheets, String spreadsheet) {
        Map<String, String> variables = new HashMap<>();
        variables.put("DATASYNC_CATALOG_DIR", catalog.toString());
        variables.put("DATASYNC_SHEETS_ENDPOINT", sheets.toString());
        variables.put("DATASYNC_SPREADSHEET_MEMBERS", spreadsheet);
        variables.put("DATASYNC_DB_URL", database.url());
        variables.put("DATASYNC_DB_USER", database.user());
        variables.put("DATASYNC_DB_PASSWORD", database.password());
        // Nobody publishes here: the work ends when the outbox is committed.
        variables.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:1");
        // Requests come by hand here: nobody's token is looked at.
        variables.put("DATASYNC_OIDC_ISSUER", "http://localhost:1/");
        // Google's quota, which a benchmark is over in seconds; the budget itself is asked as
        // shipped.
        variables.put("datasync.sheets.reads-per-minute", "1000000");
        return new Settings(variables);
    }

    /// Where the worker keeps everything.
    public record Database(String url, String user, String password) {}

    SmallRyeConfig config(List<Class<?>> mappings) throws IOException {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .addDiscoveredConverters()
                        .withConverter(Duration.class, CONVERTER_PRIORITY, new DurationConverter())
                        .withProfile("prod")
                        .withValidateUnknown(false)
                        .withSources(
                                new PropertiesConfigSource(shipped(), SHIPPED),
                                new PropertiesConfigSource(variables, "given", GIVEN));
        mappings.forEach(builder::withMapping);
        return builder.build();
    }

    private static URL shipped() {
        return Objects.requireNonNull(
                io.datasync.worker.engine.Executor.class.getResource("/application.properties"),
                "application.properties");
    }
}
