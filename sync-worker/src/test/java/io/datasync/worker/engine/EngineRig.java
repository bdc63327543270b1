package io.datasync.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.CatalogLoader;
import io.datasync.contract.catalog.Guards;
import io.datasync.contract.catalog.SyncType;
import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.datasync.contract.run.DerivedFrom;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunMode;
import io.datasync.contract.run.RunView;
import io.datasync.contract.text.RunDetails;
import io.datasync.local.PostgresPart;
import io.datasync.local.testing.SharedParts;
import io.datasync.worker.directory.Database;
import io.datasync.worker.directory.DirectoryTables;
import io.datasync.worker.outbox.WrittenEvents;
import io.datasync.worker.run.RequestInbox.Derived;
import io.datasync.worker.run.RunViews;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/// A database of its own with the worker's tables, a source that the test writes, and workers without a framework.
final class EngineRig implements AutoCloseable {
    static final Requester SARAH =
            new Requester(Requester.Kind.USER, "sarah", "Sarah Hartono", "sarah@example.com");
    static final Requester MICHAEL =
            new Requester(Requester.Kind.USER, "michael", "Michael Tan", "michael@example.com");
    private static final AtomicInteger DATABASES = new AtomicInteger();

    final SheetSource source = new SheetSource();
    final Catalog catalog;
    final Jdbi jdbi;
    private final PostgresPart postgres;
    private final String database = "engine_" + DATABASES.incrementAndGet();
    private final List<AgroalDataSource> pools = new ArrayList<>();

    EngineRig() {
        this(SharedParts.postgres());
    }

    EngineRig(PostgresPart postgres) {
        this(postgres, Path.of(System.getProperty("datasync.root"), "deploy/catalog"));
    }

    EngineRig(Path catalogDirectory) {
        this(SharedParts.postgres(), catalogDirectory);
    }

    private EngineRig(PostgresPart postgres, Path catalogDirectory) {
        this(postgres, CatalogLoader.load(catalogDirectory));
    }

    /// With the shipped catalog, but for its guards.
    static EngineRig guardedBy(Guards guards) {
        Catalog shipped =
                CatalogLoader.load(Path.of(System.getProperty("datasync.root"), "deploy/catalog"));
        return new EngineRig(
                SharedParts.postgres(),
                new Catalog(
                        shipped.types().stream()
                                .map(
                                        type ->
                                                new SyncType(
                                                        type.type(),
                                                        type.label(),
                                                        type.page(),
                                                        type.order(),
                                                        guards,
                                                        type.datasets()))
                                .toList()));
    }

    /// For sheets of so few rows that one bad row is most of them.
    static EngineRig unguarded() {
        return guardedBy(new Guards(100, 100));
    }

    private EngineRig(PostgresPart postgres, Catalog catalog) {
        this.postgres = postgres;
        this.catalog = catalog;
        String url = postgres.freshDatabase(database);
        Flyway.configure()
                .dataSource(url, "worker", PostgresPart.passwordOf("worker"))
                .defaultSchema("worker")
                .load()
                .migrate();
        jdbi = Database.connect(pool());
        new DirectoryTables(jdbi).ensure(catalog);
    }

    AgroalDataSource pool() {
        try {
            AgroalDataSource pool =
                    AgroalDataSource.from(
                            new AgroalDataSourceConfigurationSupplier()
                                    .connectionPoolConfiguration(
                                            connections ->
                                                    connections
                                                            .maxSize(10)
                                                            .exceptionSorter(
                                                                    new PostgreSQLExceptionSorter())
                                                            .acquisitionTimeout(
                                                                    Duration.ofSeconds(5))
                                                            .connectionFactoryConfiguration(
                                                                    factory ->
                                                                            factory.jdbcUrl(
                                                                                            postgres
                                                                                                    .jdbcUrl(
                                                                                                            database))
                                                                                    .principal(
                                                                                            new NamePrincipal(
                                                                                                    "worker"))
                                                                                    .credential(
                                                                                            new SimplePassword(
                                                                                                    PostgresPart
                                                                                                            .passwordOf(
                                                                                                                    "worker"))))));
            pools.add(pool);
            return pool;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A worker of its own, with its own connections.
    TestWorker worker() {
        return new TestWorker(this, TestSettings.SHIPPED);
    }

    TestWorker worker(TestSettings settings) {
        return new TestWorker(this, settings);
    }

    static SyncRequested request(String type) {
        return request(type, RunMode.APPLY, SARAH);
    }

    static SyncRequested request(String type, RunMode mode, Requester by) {
        return new SyncRequested(
                UuidCreator.getTimeOrderedEpoch(),
                type,
                mode,
                by,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    static SyncRequested about(DerivedFrom.Kind kind, RunView earlier) {
        return about(kind, earlier, RunMode.APPLY);
    }

    static SyncRequested about(DerivedFrom.Kind kind, RunView earlier, RunMode mode) {
        SyncRequested plain = request(earlier.type());
        return new SyncRequested(
                plain.syncId(),
                plain.syncType(),
                mode,
                plain.requestedBy(),
                plain.requestedAt(),
                null,
                new DerivedFrom(kind, earlier.id()));
    }

    /// Undoes an ended run with one worker.
    RunView undo(TestWorker worker, RunView earlier) {
        return derive(worker, DerivedFrom.Kind.UNDO, earlier);
    }

    /// Retries an ended run with one worker.
    RunView retry(TestWorker worker, RunView earlier) {
        return derive(worker, DerivedFrom.Kind.RETRY, earlier);
    }

    private RunView derive(TestWorker worker, DerivedFrom.Kind kind, RunView earlier) {
        SyncRequested request = about(kind, earlier);
        assertThat(worker.inbox.derive(request)).isEqualTo(new Derived.Queued());
        worker.workOff();
        return view(request.syncId());
    }

    /// Runs a sync to its end with one worker.
    RunView sync(TestWorker worker, String type) {
        UUID syncId = worker.take(type);
        worker.workOff();
        return view(syncId);
    }

    RunView view(UUID syncId) {
        return jdbi.withHandle(handle -> new RunViews(catalog).view(handle, syncId));
    }

    List<SyncEvent> events(UUID syncId) {
        return WrittenEvents.of(jdbi, syncId);
    }

    List<RecordOutcome> records(UUID syncId) {
        return events(syncId).stream()
                .filter(SyncEvent.RecordsChanged.class::isInstance)
                .flatMap(event -> ((SyncEvent.RecordsChanged) event).records().stream())
                .toList();
    }

    List<String> details(UUID syncId) {
        RunDetails details = RunDetails.full();
        records(syncId).forEach(details::add);
        return details.lines(view(syncId));
    }

    /// What a crash of PostgreSQL does.
    void emptyUnloggedTables() {
        rows("SELECT relname FROM pg_class WHERE relname ~ '^(stage|plan)_' AND relpersistence = 'u' AND relkind = 'r'")
                .forEach(table -> execute("TRUNCATE " + table));
    }

    /// As if so much time had passed for leases and pauses.
    void lapse() {
        jdbi.useHandle(
                handle -> {
                    handle.execute("UPDATE lease SET until = '-infinity'");
                    handle.execute(
                            "UPDATE run SET not_before = '-infinity' WHERE not_before > now()");
                });
    }

    /// All records, without what differs from run to run.
    Map<String, List<String>> records() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        catalog.types().stream()
                .flatMap(type -> type.datasets().stream())
                .forEach(
                        dataset ->
                                tables.put(
                                        dataset.table(),
                                        rows(
                                                "SELECT (to_jsonb(t) - '{_created_by,_changed_by,_created_at,_changed_at}'::text[])::text FROM directory.\"%s\" t ORDER BY 1"
                                                        .formatted(dataset.table()))));
        return tables;
    }

    List<String> rows(String query) {
        return jdbi.withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    void execute(String sql) {
        jdbi.useHandle(handle -> handle.execute(sql));
    }

    @Override
    public void close() {
        pools.forEach(AgroalDataSource::close);
    }
}
