package io.datasync.local.sheets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Cells to and from JSON.
final class Json {
    static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    /// For responses: what was cut on purpose must not be completed by closing.
    static final JsonFactory RESPONSES =
            new JsonFactory()
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT)
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private Json() {}

    static List<List<Cell>> rows(JsonNode values) {
        List<List<Cell>> rows = new ArrayList<>(values.size());
        for (JsonNode row : values) {
            rows.add(row(row));
        }
        return rows;
    }

    static List<Cell> row(JsonNode row) {
        List<Cell> cells = new ArrayList<>(row.size());
        row.forEach(value -> cells.add(cell(value)));
        return List.copyOf(cells);
    }

    static Cell cell(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> new Cell.Bool(value.booleanValue());
            case NUMBER -> new Cell.Num(value.decimalValue());
            case STRING -> Cell.of(value.textValue());
            case NULL, MISSING -> Cell.BLANK;
            case ARRAY, OBJECT, BINARY, POJO ->
                    throw new IllegalArgumentException(
                            "a cell is a text, a number, true, false or null: " + value);
        };
    }

    static void write(JsonGenerator json, Cell cell) throws IOException {
        switch (cell) {
            case Cell.Blank() -> json.writeString("");
            case Cell.Text(String text) -> json.writeString(text);
            case Cell.Num(var number) -> json.writeNumber(number);
            case Cell.Bool(boolean bool) -> json.writeBoolean(bool);
            case Cell.Formula(String formula, Cell result) -> json.writeString(formula);
        }
    }
}
