package io.datasync.worker.source;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/// Spreadsheets by variable, for tests outside this package.
public final class TestSpreadsheets {
    private TestSpreadsheets() {}

    /// @param variables e.g. `DATASYNC_SPREADSHEET_LOCATIONS` → an id
    public static Spreadsheets of(Map<String, String> variables) {
        return new Spreadsheets(
                new SmallRyeConfigBuilder()
                        .withSources(
                                new io.smallrye.config.PropertiesConfigSource(
                                        variables, "test", 100))
                        .build());
    }
}
