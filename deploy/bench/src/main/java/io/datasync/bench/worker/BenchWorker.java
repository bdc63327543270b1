package io.datasync.bench.worker;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunMode;
import io.datasync.worker.directory.DirectoryTables;
import io.datasync.worker.engine.Executor;
import io.datasync.worker.run.RequestInbox;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/// A worker of the shipped classes and settings: it takes requests, and its executor works them off on threads of its
/// own. What it publishes stays in the outbox.
public final class BenchWorker implements AutoCloseable {
    private static final String TYPE = "members";
    private static final Requester SOMEBODY =
            new Requester(Requester.Kind.USER, "sarah", "Sarah Hartono", "sarah@example.com");
    private static final Duration LONGEST_RUN = Duration.ofMinutes(10);

    private final RunEnds ends = new RunEnds();
    private final AgroalDataSource pool;
    private final RequestInbox inbox;
    private final Executor executor;

    public BenchWorker(Settings settings) throws IOException, SQLException {
        List<Class<?>> classes = Classes.besides(Executor.class, "io.datasync.worker");
        SmallRyeConfig config =
                settings.config(
                        classes.stream()
                                .filter(type -> type.isAnnotationPresent(ConfigMapping.class))
                                .toList());
        pool = Connections.pool(config);
        Flyway.configure()
                .dataSource(pool)
                .schemas("worker")
                .defaultSchema("worker")
                .load()
                .migrate();
        Assembly assembly = new Assembly(classes, config, pool, ends);
        assembly.get(DirectoryTables.class).ensure(assembly.get(Catalog.class));
        inbox = assembly.get(RequestInbox.class);
        executor = assembly.get(Executor.class);
        executor.start();
    }

    /// From the request's arrival to the commit of the run's end.
    ///
    /// @throws IllegalStateException when the run ends in any other way than `succeeded`
    public void sync() throws InterruptedException {
        UUID syncId = UuidCreator.getTimeOrderedEpoch();
        inbox.take(
                new SyncRequested(
                        syncId,
                        TYPE,
                        RunMode.APPLY,
                        SOMEBODY,
                        Instant.now().truncatedTo(ChronoUnit.MILLIS)));
        String outcome = ends.next(LONGEST_RUN);
        if (!"succeeded".equals(outcome)) {
            throw new IllegalStateException(
                    "run %s ended %s, which is no measurement".formatted(syncId, outcome));
        }
    }

    @Override
    public void close() {
        executor.stop();
        pool.close();
    }
}
