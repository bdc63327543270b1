package io.datasync.local.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The two days of the golden data: what all the tabs hold on each.
public enum Day {
    ONE("day-1"),
    TWO("day-2");

    private final String folder;

    Day(String folder) {
        this.folder = folder;
    }

    /// As the control API and the resources' folders call it.
    public String folder() {
        return folder;
    }

    static Optional<Day> named(String name) {
        return Stream.of(values()).filter(day -> day.folder.equals(name)).findFirst();
    }

    Map<String, Spreadsheet> spreadsheets() {
        Map<String, Spreadsheet> all = new LinkedHashMap<>();
        add(all, "demo-locations", "Locations 2026", "Locations");
        add(all, "demo-therapists", "Therapist roster 2026", "Therapists", "Schedules");
        add(all, "demo-leaves", "Leave requests 2026", "Leaves");
        add(all, "demo-admins", "Administrators", "Admins");
        add(all, "demo-brands-packages", "Brands and packages 2026", "Brands", "Packages");
        return all;
    }

    private void add(Map<String, Spreadsheet> all, String id, String title, String... tabs) {
        List<Tab> loaded = new ArrayList<>();
        for (String tab : tabs) {
            loaded.add(new Tab(loaded.size(), tab, rows(tab)));
        }
        all.put(id, new Spreadsheet(id, title, loaded));
    }

    private List<List<Cell>> rows(String tab) {
        String resource = "/io/datasync/local/golden/" + folder + "/" + tab + ".json";
        try (InputStream in =
                Objects.requireNonNull(Day.class.getResourceAsStream(resource), resource)) {
            JsonNode values = Json.MAPPER.readTree(in).path("values");
            return Json.rows(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
