package io.datasync.api.catalog;

import io.datasync.api.ApiConfig;
import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.CatalogLoader;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Reads the catalog once, at start; a catalog that is wrong stops the start with all its faults.
@ApplicationScoped
class CatalogSource {
    @Produces
    @Singleton
    @Startup
    Catalog catalog(ApiConfig config) {
        return CatalogLoader.load(config.catalogDir());
    }
}
