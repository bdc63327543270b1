package io.datasync.api.synctypes;

import io.datasync.api.ApiConfig;
import io.datasync.contract.catalog.SyncType;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/// Where a person opens the spreadsheet of a sync type.
@ApplicationScoped
class SpreadsheetLinks {
    private final Config settings;
    private final ApiConfig config;

    SpreadsheetLinks(Config settings, ApiConfig config) {
        this.settings = settings;
        this.config = config;
    }

    /// Null when this process was not told the spreadsheet's id.
    @Nullable String of(SyncType type) {
        return settings.getOptionalValue(type.spreadsheetVariable(), String.class)
                .filter(id -> !id.isBlank())
                .map(id -> URLEncoder.encode(id.strip(), StandardCharsets.UTF_8))
                .map(this::link)
                .orElse(null);
    }

    /// As the worker has it in a run's source.
    private String link(String id) {
        return config.sheetsEndpoint()
                .map(endpoint -> endpoint + "?spreadsheet=" + id)
                .orElse("https://docs.google.com/spreadsheets/d/" + id + "/edit");
    }
}
