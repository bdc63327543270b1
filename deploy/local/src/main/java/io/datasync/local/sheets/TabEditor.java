package io.datasync.local.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.NoSuchElementException;

/// The edits of one tab, as the control API names them; rows are numbered from 1 as the sheet shows them.
final class TabEditor {
    private static final int MOST = 1000;

    private final Workbooks workbooks;
    private final String id;
    private final String tab;

    TabEditor(Workbooks workbooks, String id, String tab) {
        this.workbooks = workbooks;
        this.id = id;
        this.tab = tab;
    }

    /// Each cell as it is shown, and its kind.
    JsonNode page(int offset, int limit) {
        Tab now = workbooks.find(id).flatMap(found -> found.tab(tab)).orElseThrow(this::missing);
        int to = Math.min(now.rows().size(), offset + Math.clamp(limit, 1, MOST));
        ObjectNode page = Json.MAPPER.createObjectNode();
        page.put("title", now.title()).put("rows", now.rows().size()).put("columns", now.columns());
        page.put("offset", offset);
        ArrayNode values = page.putArray("values");
        for (int row = Math.max(0, offset); row < to; row++) {
            ArrayNode cells = values.addArray();
            for (int column = 0; column < now.columns(); column++) {
                write(cells.addObject(), now.cell(row, column), now.header(column));
            }
        }
        return page;
    }

    private static void write(ObjectNode json, Cell cell, String header) {
        String shown =
                Rendering.AS_SHOWN.render(cell, header) instanceof Cell.Text(String text)
                        ? text
                        : "";
        switch (cell) {
            case Cell.Blank() -> json.put("kind", "blank").put("shown", "");
            case Cell.Text(String text) -> json.put("kind", "text").put("shown", text);
            case Cell.Num number -> json.put("kind", "number").put("shown", shown);
            case Cell.Bool bool -> json.put("kind", "boolean").put("shown", shown);
            case Cell.Formula(String formula, Cell result) ->
                    json.put("kind", "formula").put("shown", shown).put("formula", formula);
        }
    }

    private NoSuchElementException missing() {
        return new NoSuchElementException("There is no tab " + tab + " in " + id + ".");
    }

    JsonNode replace(JsonNode body) {
        if (!body.path("values").isArray()) {
            throw new IllegalArgumentException(
                    "\"values\" is a list of rows, each a list of cells.");
        }
        List<List<Cell>> rows = Json.rows(body.get("values"));
        return sizes(workbooks.edit(id, tab, old -> old.withRows(rows)));
    }

    /// `value` is taken as the type it has in JSON, `typed` as a person would type it.
    JsonNode setCell(String where, JsonNode body) {
        A1 at =
                A1.parse(where)
                        .filter(
                                area ->
                                        area.toRow() == area.fromRow() + 1
                                                && area.toColumn() == area.fromColumn() + 1)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "\"" + where + "\" is not a cell."));
        return sizes(
                workbooks.edit(
                        id,
                        tab,
                        old ->
                                old.withCell(
                                        at.fromRow(),
                                        at.fromColumn(),
                                        cell(body, old, at.fromColumn()))));
    }

    private static Cell cell(JsonNode body, Tab tab, int column) {
        if (body.has("typed")) {
            return Typed.cell(body.get("typed").asText(), tab.header(column));
        }
        if (!body.has("value")) {
            throw new IllegalArgumentException("Send a \"value\", or what was \"typed\".");
        }
        return Json.cell(body.get("value"));
    }

    /// Before row `at`, or at the end.
    JsonNode insertRow(JsonNode body) {
        List<Cell> cells = Json.row(body.path("values"));
        return sizes(
                workbooks.edit(
                        id,
                        tab,
                        old ->
                                old.withRow(
                                        body.path("at").asInt(old.rows().size() + 1) - 1, cells)));
    }

    JsonNode deleteRow(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("Rows are numbered from 1.");
        }
        return sizes(workbooks.edit(id, tab, old -> old.withoutRow(number - 1)));
    }

    private static JsonNode sizes(Tab tab) {
        return Json.MAPPER
                .createObjectNode()
                .put("rows", tab.rows().size())
                .put("columns", tab.columns());
    }
}
