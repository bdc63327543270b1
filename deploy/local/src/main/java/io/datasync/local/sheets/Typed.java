package io.datasync.local.sheets;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/// What a person types into a cell becomes a value, as a spreadsheet would take it.
final class Typed {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);

    private Typed() {}

    /// @param header of the cell's column: dates and times are understood in the columns that hold them
    static Cell cell(String typed, String header) {
        String text = typed.strip();
        if (text.startsWith("'")) {
            return new Cell.Text(text.substring(1));
        }
        String word = text.toUpperCase(Locale.ROOT);
        if (word.equals("TRUE") || word.equals("FALSE")) {
            return new Cell.Bool(word.equals("TRUE"));
        }
        if (text.matches("-?(0|[1-9]\\d*)(\\.\\d+)?")) {
            return new Cell.Num(new BigDecimal(text));
        }
        return dateOrTime(text, header, Cell.of(typed.isBlank() ? "" : typed));
    }

    private static Cell dateOrTime(String text, String header, Cell otherwise) {
        try {
            if (Rendering.DATES.contains(header)) {
                long days = LocalDate.parse(text).toEpochDay() - Rendering.EPOCH.toEpochDay();
                return new Cell.Num(BigDecimal.valueOf(days));
            }
            if (Rendering.TIMES.contains(header)) {
                int seconds = LocalTime.parse(text, TIME).toSecondOfDay();
                return new Cell.Num(BigDecimal.valueOf(seconds).divide(DAY, MathContext.DECIMAL64));
            }
            return otherwise;
        } catch (DateTimeParseException justText) {
            return otherwise;
        }
    }
}
