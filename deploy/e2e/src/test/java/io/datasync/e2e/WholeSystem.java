package io.datasync.e2e;

import io.datasync.local.FrontDoorPart;
import io.datasync.local.KafkaPart;
import io.datasync.local.KeycloakPart;
import io.datasync.local.LocalVariables;
import io.datasync.local.MailPart;
import io.datasync.local.Place;
import io.datasync.local.Ports;
import io.datasync.local.PostgresPart;
import io.datasync.local.Service;
import io.datasync.local.ServicePart;
import io.datasync.local.sheets.DemoSheets;
import io.datasync.local.testing.SharedParts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// The system under test: the parts that `deploy/local/up` starts, on free ports, once per JVM. The services run from
/// their own builds, a process each.
final class WholeSystem {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final PostgresPart POSTGRES = SharedParts.postgres();
    private static final KafkaPart KAFKA = SharedParts.kafka();
    private static final DemoSheets SHEETS = DemoSheets.started();
    private static final MailPart MAIL = MailPart.temporary();
    private static final Map<Service, Integer> PORTS = ports();
    private static final FrontDoorPart DOOR =
            FrontDoorPart.temporary(
                    new FrontDoorPart.Behind(
                            PORTS.get(Service.SYNC_API),
                            PORTS.get(Service.AUDIT_SERVICE),
                            PORTS.get(Service.NOTIFICATION_GATEWAY)));
    private static final KeycloakPart KEYCLOAK = KeycloakPart.temporary(DOOR.origin());
    private static final Map<Service, ServicePart> SERVICES = new EnumMap<>(Service.class);
    private static String database = "";

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(WholeSystem::stop, "stop the system"));
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(MAIL::start),
                        CompletableFuture.runAsync(DOOR::start),
                        CompletableFuture.runAsync(KEYCLOAK::start))
                .join();
    }

    private WholeSystem() {}

    /// Every service runs, whatever data are there.
    static void running() {
        if (SERVICES.isEmpty()) {
            fresh();
        } else {
            startServices();
        }
    }

    /// No data at all, and day 1 in the sheets.
    static void fresh() {
        fresh(Map.of());
    }

    /// The same with some of the services' variables set otherwise.
    static void fresh(Map<String, String> variables) {
        SERVICES.values().forEach(ServicePart::stop);
        SERVICES.clear();
        KAFKA.recreateTopics();
        SHEETS.day(io.datasync.local.sheets.Day.ONE);
        SHEETS.reset();
        database = "datasync_" + DATABASES.incrementAndGet();
        LocalVariables local =
                new LocalVariables(
                        POSTGRES.freshDatabase(database),
                        KAFKA.bootstrapServers(),
                        KEYCLOAK.issuer(),
                        SHEETS.endpoint(),
                        DOOR.origin(),
                        MAIL.port());
        for (Service service : Service.values()) {
            SERVICES.put(
                    service,
                    ServicePart.at(
                            Place.temporary(service.module()),
                            PORTS.get(service),
                            service,
                            with(local.of(service, Map.of()), variables)));
        }
        startServices();
    }

    /// All records are gone, as another program would delete them; the runs and the log stay.
    static void emptyDirectory() {
        try (Connection connection = POSTGRES.connectAsSuperuser(database);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    DO $$
                    DECLARE records record;
                    BEGIN
                        FOR records IN SELECT tablename FROM pg_tables WHERE schemaname = 'directory' LOOP
                            EXECUTE format('DELETE FROM directory.%I', records.tablename);
                        END LOOP;
                    END $$
                    """);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// kill -9
    static void kill(Service service) {
        SERVICES.get(service).kill();
    }

    /// That service's own address, for what the front door does not show.
    static String url(Service service) {
        return SERVICES.get(service).url();
    }

    static boolean isRunning(Service service) {
        return SERVICES.get(service).isRunning();
    }

    static PostgresPart postgresPart() {
        return POSTGRES;
    }

    static KafkaPart kafkaPart() {
        return KAFKA;
    }

    static String origin() {
        return DOOR.origin();
    }

    static String issuer() {
        return KEYCLOAK.issuer();
    }

    static String kafka() {
        return KAFKA.bootstrapServers();
    }

    static DemoSheets sheets() {
        return SHEETS;
    }

    private static void startServices() {
        List<CompletableFuture<Void>> starts =
                SERVICES.values().stream()
                        .map(service -> CompletableFuture.runAsync(service::start))
                        .toList();
        starts.forEach(CompletableFuture::join);
    }

    private static void stop() {
        SERVICES.values().forEach(ServicePart::stop);
        List.of(DOOR, KEYCLOAK, MAIL).forEach(part -> part.stop());
        SHEETS.close();
    }

    private static Map<String, String> with(
            Map<String, String> variables, Map<String, String> others) {
        Map<String, String> all = new java.util.HashMap<>(variables);
        all.putAll(others);
        return all;
    }

    private static Map<Service, Integer> ports() {
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            ports.put(service, Ports.free());
        }
        return ports;
    }
}
