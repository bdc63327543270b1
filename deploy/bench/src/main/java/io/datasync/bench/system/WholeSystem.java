package io.datasync.bench.system;

import io.datasync.local.FrontDoorPart;
import io.datasync.local.KafkaPart;
import io.datasync.local.KeycloakPart;
import io.datasync.local.LocalVariables;
import io.datasync.local.MailPart;
import io.datasync.local.Part;
import io.datasync.local.Place;
import io.datasync.local.Ports;
import io.datasync.local.PostgresPart;
import io.datasync.local.Service;
import io.datasync.local.ServicePart;
import io.datasync.local.sheets.DemoSheets;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Every part of the system, each in a process of its own; PostgreSQL as durable as in real use.
public final class WholeSystem implements AutoCloseable {
    private final PostgresPart postgres =
            PostgresPart.at(Place.temporary("bench-postgresql"), Ports.free());
    private final KafkaPart kafka = KafkaPart.temporary();
    private final MailPart mail = MailPart.temporary();
    private final DemoSheets sheets = DemoSheets.started();
    private final Map<Service, Integer> ports = ports();
    private final FrontDoorPart door =
            FrontDoorPart.temporary(
                    new FrontDoorPart.Behind(
                            port(Service.SYNC_API),
                            port(Service.AUDIT_SERVICE),
                            port(Service.NOTIFICATION_GATEWAY)));
    private final KeycloakPart keycloak = KeycloakPart.temporary(door.origin());
    private final Place workerPlace = Place.temporary(Service.SYNC_WORKER.module());
    private final List<ServicePart> services = new ArrayList<>();

    /// Returns once everything answers.
    public WholeSystem() {
        start(List.of(postgres, kafka, mail, door, keycloak));
        LocalVariables variables =
                new LocalVariables(
                        postgres.jdbcUrl(),
                        kafka.bootstrapServers(),
                        keycloak.issuer(),
                        sheets.endpoint(),
                        door.origin(),
                        mail.port());
        for (Service service : Service.values()) {
            Place place =
                    service == Service.SYNC_WORKER
                            ? workerPlace
                            : Place.temporary(service.module());
            services.add(
                    ServicePart.at(
                            place,
                            port(service),
                            service,
                            withoutQuota(variables.of(service, Map.of()))));
        }
        start(services);
    }

    /// Google's quota, which a benchmark is over in seconds.
    private static Map<String, String> withoutQuota(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("DATASYNC_SHEETS_READS_PER_MINUTE", "1000000");
        return all;
    }

    private static Map<Service, Integer> ports() {
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            ports.put(service, Ports.free());
        }
        return ports;
    }

    private int port(Service service) {
        return ports.getOrDefault(service, 0);
    }

    private static void start(Collection<? extends Part> parts) {
        CompletableFuture<?>[] starts =
                parts.stream()
                        .map(part -> CompletableFuture.runAsync(part::start))
                        .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(starts).join();
    }

    public String origin() {
        return door.origin();
    }

    /// The gateway itself: the local front door keeps at most 200 connections to each service.
    String gateway() {
        return "http://localhost:" + port(Service.NOTIFICATION_GATEWAY);
    }

    public String issuer() {
        return keycloak.issuer();
    }

    public String kafka() {
        return kafka.bootstrapServers();
    }

    public DemoSheets sheets() {
        return sheets;
    }

    public Connection administer() throws SQLException {
        return postgres.connectAsSuperuser(PostgresPart.DATABASE);
    }

    /// The number of the worker's process.
    public long worker() throws IOException {
        return Long.parseLong(Files.readString(workerPlace.pid()).strip().split(" ")[0]);
    }

    @Override
    public void close() {
        services.forEach(ServicePart::close);
        List.of(door, keycloak, mail, kafka, postgres).forEach(Part::close);
        sheets.close();
    }
}
