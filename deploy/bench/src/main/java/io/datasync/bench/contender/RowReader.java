package io.datasync.bench.contender;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// Streams the rows out of the answer of `values:batchGet`, for those who come without a client of the Sheets API.
final class RowReader implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
    private static final int MINUTES_OF_A_DAY = 24 * 60;

    private final JsonParser json;

    /// Reads up to the first row below the header.
    RowReader(InputStream answer) throws IOException {
        json = JSON.createParser(answer);
        while (!"values".equals(json.currentName())) {
            json.nextToken();
        }
        // The array of rows, and the header row, which is passed over.
        json.nextToken();
        json.nextToken();
        json.skipChildren();
    }

    /// The next row; null at the end.
    @Nullable SheetRow next() throws IOException {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            return null;
        }
        SheetRow row =
                new SheetRow(
                        text(), text(), text(), text(), text(), text(), date(), time(), flag(),
                        rate());
        json.nextToken();
        return row;
    }

    private String text() throws IOException {
        json.nextToken();
        return json.getText();
    }

    private LocalDate date() throws IOException {
        json.nextToken();
        return SERIAL_ZERO.plusDays(json.getLongValue());
    }

    private LocalTime time() throws IOException {
        json.nextToken();
        int minute = (int) Math.round(json.getDoubleValue() * MINUTES_OF_A_DAY);
        return LocalTime.of(minute / 60, minute % 60);
    }

    private boolean flag() throws IOException {
        json.nextToken();
        return json.getBooleanValue();
    }

    private BigDecimal rate() throws IOException {
        json.nextToken();
        return json.getDecimalValue();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
