package io.datasync.worker.source;

import io.datasync.contract.catalog.SyncType;
import io.datasync.contract.run.RunError;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/// Which spreadsheet each sync type reads. The variables are looked up by the type's name, so that a new type needs no
/// code.
@Singleton
public class Spreadsheets {
    private final Config config;

    @Inject
    Spreadsheets(Config config) {
        this.config = config;
    }

    /// The spreadsheet's id; empty when none is set.
    public Optional<String> idOf(SyncType type) {
        return config.getOptionalValue(type.spreadsheetVariable(), String.class)
                .map(String::strip)
                .filter(id -> !id.isEmpty());
    }

    /// Why a type without a spreadsheet cannot be synced; names the variable to set.
    public RunError notConfigured(SyncType type) {
        return SourceErrors.notConfigured(type);
    }
}
