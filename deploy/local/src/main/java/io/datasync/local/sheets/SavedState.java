package io.datasync.local.sheets;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The sheets in a file, so that edits outlive a restart. Faults do not.
final class SavedState {
    private final Path file;

    SavedState(Path folder) {
        this.file = folder.resolve("sheets.json");
    }

    void save(Workbooks workbooks) {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            try (JsonGenerator json = Json.MAPPER.createGenerator(Files.newOutputStream(written))) {
                write(json, workbooks);
            }
            Files.move(
                    written,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(JsonGenerator json, Workbooks workbooks) throws IOException {
        json.writeStartObject();
        json.writeStringField("day", workbooks.day().folder());
        json.writeObjectFieldStart("spreadsheets");
        for (Spreadsheet spreadsheet : workbooks.list()) {
            json.writeObjectFieldStart(spreadsheet.id());
            for (Tab tab : spreadsheet.tabs()) {
                json.writeArrayFieldStart(tab.title());
                for (List<Cell> row : tab.rows()) {
                    json.writeStartArray();
                    for (Cell cell : row) {
                        Json.write(json, cell);
                    }
                    json.writeEndArray();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    void restore(Workbooks workbooks) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            JsonNode saved = Json.MAPPER.readTree(file.toFile());
            Day day = Day.named(saved.path("day").asText()).orElse(Day.ONE);
            Map<String, Spreadsheet> sheets = new HashMap<>();
            day.spreadsheets()
                    .forEach(
                            (id, golden) -> {
                                List<Tab> tabs = new ArrayList<>();
                                for (Tab tab : golden.tabs()) {
                                    JsonNode rows =
                                            saved.path("spreadsheets").path(id).path(tab.title());
                                    tabs.add(rows.isArray() ? tab.withRows(Json.rows(rows)) : tab);
                                }
                                sheets.put(id, new Spreadsheet(id, golden.title(), tabs));
                            });
            workbooks.restore(day, sheets);
        } catch (IOException e) {
            throw new UncheckedIOException("The saved sheets cannot be read: " + file, e);
        }
    }
}
