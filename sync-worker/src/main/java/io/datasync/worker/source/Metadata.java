package io.datasync.worker.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.contract.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a spreadsheet says of itself.
///
/// @param title its name
/// @param tabs  each tab's number in links (gid), by title, in sheet order
record Metadata(String title, Map<String, Long> tabs) {
    /// The fields that are asked for.
    static final String FIELDS = "properties.title,sheets.properties(sheetId,title)";

    Metadata {
        tabs = Collections.unmodifiableMap(new LinkedHashMap<>(tabs));
    }

    static Metadata parse(InputStream json) throws IOException {
        JsonNode spreadsheet = Json.mapper().readTree(json);
        JsonNode title = spreadsheet.path("properties").path("title");
        Map<String, Long> tabs = new LinkedHashMap<>();
        for (JsonNode sheet : spreadsheet.path("sheets")) {
            JsonNode properties = sheet.path("properties");
            tabs.put(properties.path("title").asText(), properties.path("sheetId").asLong());
        }
        if (!title.isTextual() || tabs.isEmpty()) {
            throw Trouble.badAnswer("Google Sheets described a spreadsheet without title or tabs");
        }
        return new Metadata(title.asText(), tabs);
    }
}
