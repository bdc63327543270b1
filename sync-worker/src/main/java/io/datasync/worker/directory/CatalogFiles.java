package io.datasync.worker.directory;

import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.CatalogLoader;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The catalog, from the directory that is configured; a wrong one stops the start.
final class CatalogFiles {
    @Produces
    @Singleton
    Catalog catalog(@ConfigProperty(name = "datasync.catalog-dir") Path directory) {
        return CatalogLoader.load(directory);
    }
}
