package io.datasync.local.sheets;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/// Streams a range's values, row by row.
final class ValueRanges {
    private final Rendering rendering;
    private final boolean byColumns;
    private final Answer answer;

    ValueRanges(Rendering rendering, boolean byColumns, Answer answer) {
        this.rendering = rendering;
        this.byColumns = byColumns;
        this.answer = answer;
    }

    void write(JsonGenerator json, SheetRange range) throws IOException {
        A1 area = range.cut();
        json.writeStartObject();
        json.writeStringField("range", range.written());
        json.writeStringField("majorDimension", byColumns ? "COLUMNS" : "ROWS");
        if (area.fromRow() < area.toRow() && area.fromColumn() < area.toColumn()) {
            json.writeArrayFieldStart("values");
            if (byColumns) {
                writeColumns(json, range.tab(), area);
            } else {
                writeRows(json, range.tab(), area);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void writeRows(JsonGenerator json, Tab tab, A1 area) throws IOException {
        for (int row = area.fromRow(); row < area.toRow(); row++) {
            answer.beforeRow(json);
            List<Cell> cells = tab.rows().get(row);
            json.writeStartArray();
            int to = Math.min(area.toColumn(), cells.size());
            for (int column = area.fromColumn(); column < to; column++) {
                Json.write(json, rendering.render(cells.get(column), tab.header(column)));
            }
            json.writeEndArray();
        }
    }

    private void writeColumns(JsonGenerator json, Tab tab, A1 area) throws IOException {
        for (int column = area.fromColumn(); column < area.toColumn(); column++) {
            answer.beforeRow(json);
            json.writeStartArray();
            for (int row = area.fromRow(); row < area.toRow(); row++) {
                Json.write(json, rendering.render(tab.cell(row, column), tab.header(column)));
            }
            json.writeEndArray();
        }
    }
}
