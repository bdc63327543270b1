package io.datasync.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.contract.Json;
import io.datasync.local.sheets.Day;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/// What the syncs of the two golden days must say.
final class Golden {
    private Golden() {}

    /// The day's syncs in the order in which they run: `sync`, `message`, `datasets`.
    static List<JsonNode> syncs(Day day) {
        String name = "/io/datasync/local/golden/" + day.folder() + "/expected.json";
        try (InputStream in = Golden.class.getResourceAsStream(name)) {
            List<JsonNode> syncs = new ArrayList<>();
            Json.mapper().readTree(in).forEach(syncs::add);
            return syncs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The detailed text of contract section 4 for a sync: every dataset's sentence, and its lines.
    static String text(JsonNode sync) {
        StringJoiner text = new StringJoiner("\n");
        for (JsonNode dataset : sync.path("datasets")) {
            text.add(dataset.path("message").asText());
            JsonNode details = dataset.path("details");
            line(text, "Created", texts(details.path("created")));
            line(text, "Updated", texts(details.path("updated")));
            List<String> skipped = new ArrayList<>();
            details.path("skipped")
                    .properties()
                    .forEach(
                            reason ->
                                    skipped.add(
                                            reason.getValue().asText() + " " + reason.getKey()));
            line(text, "Skipped", skipped);
            line(text, "Failed", texts(details.path("failed")));
        }
        return text.toString();
    }

    private static void line(StringJoiner text, String kind, List<String> entries) {
        if (!entries.isEmpty()) {
            text.add(kind + ": " + String.join(", ", entries) + ".");
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(entry -> texts.add(entry.asText()));
        return texts;
    }
}
