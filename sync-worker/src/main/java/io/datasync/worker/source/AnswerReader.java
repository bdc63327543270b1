package io.datasync.worker.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.datasync.contract.run.RunError;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the answer of `values:batchGet` row by row, and takes it as whole only when it is: every tab asked for, in
/// order, and the JSON closed. For one answer.
final class AnswerReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int ROWS_BETWEEN_LOOKS = 1000;

    private final List<String> tabs;
    private final RowSink sink;
    private final ContentHash hash = new ContentHash();
    private int tabsRead;

    AnswerReader(List<String> tabs, RowSink sink) {
        this.tabs = tabs;
        this.sink = sink;
    }

    /// @return the hash of the content
    /// @throws IOException when the answer is cut short, is no such answer, or holds a tab that cannot be used
    String read(InputStream answer) throws IOException, InterruptedException {
        try (JsonParser json = JSON.createParser(answer)) {
            expect(json.nextToken() == JsonToken.START_OBJECT, "something else than a JSON object");
            boolean found = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean ranges = json.currentName().equals("valueRanges");
                json.nextToken();
                if (ranges) {
                    expect(!found, "its tabs twice");
                    found = true;
                    ranges(json);
                } else {
                    json.skipChildren();
                }
            }
            expect(json.nextToken() == null, "more than one JSON object");
        }
        expect(tabsRead == tabs.size(), tabsRead + " of " + tabs.size() + " tabs");
        return hash.hex();
    }

    private void ranges(JsonParser json) throws IOException, InterruptedException {
        expect(json.currentToken() == JsonToken.START_ARRAY, "no list of tabs");
        while (json.nextToken() == JsonToken.START_OBJECT) {
            expect(tabsRead < tabs.size(), "more tabs than asked for");
            range(json, tabs.get(tabsRead));
            tabsRead++;
        }
        expect(json.currentToken() == JsonToken.END_ARRAY, "a tab that is no object");
    }

    private void range(JsonParser json, String tab) throws IOException, InterruptedException {
        hash.tab(tab);
        boolean headed = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "range" ->
                        expect(Ranges.isAllOf(tab, json.getText()), "another range than asked for");
                case "majorDimension" ->
                        expect(json.getText().equals("ROWS"), "columns in place of rows");
                case "values" -> {
                    expect(!headed, "a tab's values twice");
                    headed = rows(json, tab);
                }
                default -> json.skipChildren();
            }
        }
        if (!headed) {
            header(tab, new Row(1, List.of()));
        }
    }

    /// @return whether there was a row that is not blank
    private boolean rows(JsonParser json, String tab) throws IOException, InterruptedException {
        expect(json.currentToken() == JsonToken.START_ARRAY, "values that are no list");
        boolean headed = false;
        int number = 0;
        while (json.nextToken() == JsonToken.START_ARRAY) {
            number++;
            Row row = new Row(number, cells(json));
            hash.row(row);
            if (headed) {
                sink.row(tab, row);
            } else if (row.cells().stream().anyMatch(cell -> !(cell instanceof Cell.Blank))) {
                header(tab, row);
                headed = true;
            }
            if (number % ROWS_BETWEEN_LOOKS == 0 && Thread.interrupted()) {
                throw new InterruptedException("reading is to stop");
            }
        }
        expect(json.currentToken() == JsonToken.END_ARRAY, "a row that is no list");
        return headed;
    }

    private void header(String tab, Row header) throws Trouble.Found {
        Optional<RunError> refused = sink.header(tab, header);
        if (refused.isPresent()) {
            throw new Trouble.Found(new Trouble.Lasting(refused.get()));
        }
    }

    private static List<Cell> cells(JsonParser json) throws IOException {
        List<Cell> cells = new ArrayList<>();
        for (JsonToken token = json.nextToken();
                token != JsonToken.END_ARRAY;
                token = json.nextToken()) {
            cells.add(cell(json, token));
        }
        return cells;
    }

    private static Cell cell(JsonParser json, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING ->
                    json.getTextLength() == 0 ? Cell.BLANK : new Cell.Text(json.getText());
            case VALUE_NUMBER_INT -> new Cell.Number(whole(json));
            case VALUE_NUMBER_FLOAT -> new Cell.Number(json.getDecimalValue());
            case VALUE_TRUE -> new Cell.Bool(true);
            case VALUE_FALSE -> new Cell.Bool(false);
            case VALUE_NULL -> Cell.BLANK;
            case START_OBJECT,
                    START_ARRAY,
                    END_OBJECT,
                    END_ARRAY,
                    FIELD_NAME,
                    VALUE_EMBEDDED_OBJECT,
                    NOT_AVAILABLE ->
                    throw Trouble.badAnswer("Google Sheets answered with a cell that is none");
        };
    }

    private static BigDecimal whole(JsonParser json) throws IOException {
        return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? json.getDecimalValue()
                : BigDecimal.valueOf(json.getLongValue());
    }

    private static void expect(boolean holds, String found) throws Trouble.Found {
        if (!holds) {
            throw Trouble.badAnswer("Google Sheets answered with " + found);
        }
    }
}
