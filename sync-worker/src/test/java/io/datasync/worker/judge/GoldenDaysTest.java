package io.datasync.worker.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.contract.Json;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.catalog.SyncType;
import io.datasync.worker.source.Cell;
import io.datasync.worker.source.Row;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Judges every row of the two golden days; what needs the database is settled by a model of it.
class GoldenDaysTest {
    @Test
    void both_days_give_the_expected_counts_skips_and_failures() throws IOException {
        DirectoryModel directory = new DirectoryModel();
        for (String day : List.of("day-1", "day-2")) {
            for (JsonNode sync : read(day, "expected")) {
                SyncType type = Sheets.CATALOG.type(sync.path("sync").asText()).orElseThrow();
                for (JsonNode expected : sync.path("datasets")) {
                    Dataset dataset = Sheets.dataset(expected.path("dataset").asText());
                    assertThat(type.datasets()).contains(dataset);
                    DirectoryModel.Result result =
                            directory.sync(dataset, rows(read(day, dataset.tab())));
                    assertThat(result.message(dataset))
                            .as(day)
                            .isEqualTo(expected.path("message").asText());
                    JsonNode details = expected.path("details");
                    assertThat(Json.mapper().<JsonNode>valueToTree(result.skipped()))
                            .isEqualTo(details.path("skipped"));
                    assertThat(result.failed()).isEqualTo(texts(details.path("failed")));
                    assertThat(result.created()).isEqualTo(texts(details.path("created")));
                }
            }
        }
    }

    private static List<Row> rows(JsonNode tab) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode row : tab.path("values")) {
            List<Cell> cells = new ArrayList<>();
            for (JsonNode cell : row) {
                cells.add(
                        cell.isNumber()
                                ? new Cell.Number(cell.decimalValue())
                                : Sheets.cell(cell.isBoolean() ? cell.asBoolean() : cell.asText()));
            }
            rows.add(new Row(rows.size() + 1, cells));
        }
        return rows;
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }

    private static JsonNode read(String day, String name) throws IOException {
        try (InputStream json =
                GoldenDaysTest.class.getResourceAsStream(
                        "/io/datasync/local/golden/" + day + "/" + name + ".json")) {
            return Json.mapper().readTree(json);
        }
    }
}
