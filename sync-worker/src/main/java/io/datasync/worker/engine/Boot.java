package io.datasync.worker.engine;

import io.datasync.contract.catalog.Catalog;
import io.datasync.worker.directory.DirectoryTables;
import io.datasync.worker.outbox.Relay;
import io.datasync.worker.progress.ProgressPublisher;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Starts the worker's threads once the tables are there, and stops them in the opposite order.
@Singleton
public final class Boot {
    private final Catalog catalog;
    private final DirectoryTables tables;
    private final Leftovers leftovers;
    private final ProgressPublisher progress;
    private final Relay relay;
    private final Executor executor;

    public Boot(
            Catalog catalog,
            DirectoryTables tables,
            Leftovers leftovers,
            ProgressPublisher progress,
            Relay relay,
            Executor executor) {
        this.catalog = catalog;
        this.tables = tables;
        this.leftovers = leftovers;
        this.progress = progress;
        this.relay = relay;
        this.executor = executor;
    }

    void start(@Observes StartupEvent started) {
        tables.ensure(catalog);
        leftovers.drop();
        progress.start();
        relay.start();
        executor.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        executor.stop();
        relay.stop();
        progress.stop();
    }
}
