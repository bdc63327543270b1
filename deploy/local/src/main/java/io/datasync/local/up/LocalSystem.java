package io.datasync.local.up;

import io.datasync.local.FrontDoorPart;
import io.datasync.local.KafkaPart;
import io.datasync.local.KeycloakPart;
import io.datasync.local.LocalVariables;
import io.datasync.local.MailPart;
import io.datasync.local.Part;
import io.datasync.local.Place;
import io.datasync.local.PostgresPart;
import io.datasync.local.Service;
import io.datasync.local.ServicePart;
import io.datasync.local.SheetsPart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// All parts of the local system on the ports of the contract.
final class LocalSystem {
    private static final String SHEETS_ENDPOINT = "DATASYNC_SHEETS_ENDPOINT";
    private static final String ORIGIN = "http://localhost:" + FrontDoorPart.PORT;

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, String> caller;

    /// @param run where data, logs and process numbers are
    /// @param caller the environment of who asked
    LocalSystem(Path run, Map<String, String> caller, boolean partsOnly) {
        this.caller = caller;
        PostgresPart postgres = PostgresPart.at(Place.under(run, "postgresql"), PostgresPart.PORT);
        KafkaPart kafka = KafkaPart.at(Place.under(run, "kafka"), KafkaPart.PORT);
        KeycloakPart keycloak =
                KeycloakPart.at(Place.under(run, "keycloak"), KeycloakPart.PORT, ORIGIN);
        SheetsPart sheets = SheetsPart.at(Place.under(run, "sheets"), SheetsPart.PORT);
        steps.add(new Step("Keycloak", keycloak, List.of()));
        steps.add(new Step("PostgreSQL", postgres, List.of()));
        steps.add(new Step("Kafka", kafka, List.of()));
        if (hasDemoSheets()) {
            steps.add(new Step("Demo Sheets", sheets, List.of()));
        }
        steps.add(
                new Step(
                        "Mail",
                        MailPart.at(Place.under(run, "mail"), MailPart.PORT, MailPart.PAGE_PORT),
                        List.of()));
        steps.add(new Step("Front door", frontDoor(run), List.of()));
        if (!partsOnly) {
            LocalVariables variables =
                    new LocalVariables(
                            postgres.jdbcUrl(),
                            kafka.bootstrapServers(),
                            keycloak.issuer(),
                            sheets.endpoint(),
                            ORIGIN,
                            MailPart.PORT);
            for (Service service : Service.values()) {
                steps.add(service(run, service, variables, List.of(postgres, kafka, keycloak)));
            }
        }
    }

    private static FrontDoorPart frontDoor(Path run) {
        return FrontDoorPart.at(
                Place.under(run, "front-door"),
                FrontDoorPart.PORT,
                new FrontDoorPart.Behind(
                        Service.SYNC_API.localPort(),
                        Service.AUDIT_SERVICE.localPort(),
                        Service.NOTIFICATION_GATEWAY.localPort()));
    }

    private Step service(Path run, Service service, LocalVariables variables, List<Part> after) {
        Part part =
                ServicePart.at(
                        Place.under(run, service.module()),
                        service.localPort(),
                        service,
                        variables.of(service, caller));
        return new Step(service.module(), part, after);
    }

    /// The demo is left out when the worker is to read from elsewhere.
    boolean hasDemoSheets() {
        return !caller.containsKey(SHEETS_ENDPOINT);
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    String origin() {
        return ORIGIN;
    }

    String sheetsEndpoint() {
        return caller.getOrDefault(SHEETS_ENDPOINT, "http://localhost:" + SheetsPart.PORT + "/");
    }
}
