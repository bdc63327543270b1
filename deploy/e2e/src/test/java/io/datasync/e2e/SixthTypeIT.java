package io.datasync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A new sync type is one new file: its page, its table, its sync and its audit are there, without a line of code.
class SixthTypeIT {
    private static final String ROOMS =
            """
            type: rooms
            label: Rooms
            page: Room Management
            order: 9
            datasets:
              - dataset: rooms
                label: treatment rooms
                title: Rooms
                tab: Rooms
                table: room
                key: [code]
                shownAs: { name: name, detail: code }
                columns:
                  - { header: Code, name: code, kind: text, required: true }
                  - { header: Name, name: name, kind: text, required: true, unique: true }
                  - { header: Location, name: location_code, kind: text, references: locations }
                  - { header: Beds, name: beds, kind: integer, present: true, above: 0 }
                  - { header: Equipment, name: equipment, kind: list }
            """;

    @BeforeAll
    static void startWithOneFileMore(@TempDir Path catalog) throws IOException {
        Path shipped = Path.of(System.getProperty("datasync.root")).resolve("deploy/catalog");
        try (Stream<Path> files = Files.list(shipped)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                Files.copy(file, catalog.resolve(file.getFileName()));
            }
        }
        Files.writeString(catalog.resolve("rooms.yaml"), ROOMS);
        WholeSystem.fresh(
                Map.of(
                        "DATASYNC_CATALOG_DIR",
                        catalog.toString(),
                        "DATASYNC_SPREADSHEET_ROOMS",
                        "demo-rooms"));
        WholeSystem.sheets()
                .spreadsheet(
                        "demo-rooms",
                        "Rooms 2026",
                        "Rooms",
                        List.of(
                                List.of("Code", "Name", "Location", "Beds", "Equipment"),
                                List.of("R-1", "Lotus", "LOC-001", 2, "Lamp, Sink"),
                                List.of("R-2", "Orchid", "LOC-404", 0),
                                List.of("R-3")));
    }

    @Test
    void itIsSyncedShownAndAudited() {
        Person sarah = Person.named("sarah");
        Syncs.run(sarah, "locations");

        JsonNode run = Syncs.run(sarah, "rooms");

        String message =
                "Processed 3 treatment rooms: 1 created, 0 updated, 0 unchanged, 1 skipped, 1 failed.";
        assertThat(run.path("message").asText()).isEqualTo(message);
        assertThat(sarah.get("/api/sync-types").json().toString()).contains("Room Management");
        JsonNode room = sarah.get("/api/records/rooms").json().path("items").path(0);
        assertThat(room.path("beds").asInt()).isEqualTo(2);
        assertThat(room.path("equipment").path(1).asText()).isEqualTo("Sink");
        assertThat(Syncs.awaitAudited(sarah, run.path("id").asText()).path("text").asText())
                .isEqualTo(
                        message
                                + "\nCreated: Lotus (R-1).\nSkipped: 1 Missing required fields."
                                + "\nFailed: Orchid (Validation failed: Location code must exist, Beds must be greater than 0).");
    }
}
