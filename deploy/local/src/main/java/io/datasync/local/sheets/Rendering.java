package io.datasync.local.sheets;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;

/// How a cell's value is given out: the API's `valueRenderOption` and `dateTimeRenderOption`.
///
/// @param serialNumbers dates and times as numbers, where values are not formatted anyway
record Rendering(Values values, boolean serialNumbers) {
    enum Values {
        FORMATTED_VALUE,
        UNFORMATTED_VALUE,
        FORMULA
    }

    static final Rendering AS_SHOWN = new Rendering(Values.FORMATTED_VALUE, true);

    /// The demo's sheets have no number formats; these columns are shown as dates and times.
    static final Set<String> DATES = Set.of("Start Date", "End Date", "Joined On");

    static final Set<String> TIMES = Set.of("Opens At", "Closes At", "Start Time", "End Time");

    /// Day 0 of a sheet's serial numbers.
    static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);

    /// @throws IllegalArgumentException for an option the API does not know
    static Rendering of(Map<String, String> options) {
        Values values =
                Values.valueOf(options.getOrDefault("valueRenderOption", "FORMATTED_VALUE"));
        return switch (options.getOrDefault("dateTimeRenderOption", "SERIAL_NUMBER")) {
            case "SERIAL_NUMBER" -> new Rendering(values, true);
            case "FORMATTED_STRING" -> new Rendering(values, false);
            default -> throw new IllegalArgumentException("dateTimeRenderOption");
        };
    }

    /// The value to give out: never a formula.
    Cell render(Cell cell, String header) {
        return switch (cell) {
            case Cell.Blank blank -> blank;
            case Cell.Text text -> text;
            case Cell.Formula(String formula, Cell result) ->
                    values == Values.FORMULA ? new Cell.Text(formula) : render(result, header);
            case Cell.Bool bool ->
                    values == Values.FORMATTED_VALUE
                            ? new Cell.Text(bool.value() ? "TRUE" : "FALSE")
                            : bool;
            case Cell.Num number -> renderNumber(number, header);
        };
    }

    private Cell renderNumber(Cell.Num number, String header) {
        boolean dated = DATES.contains(header) || TIMES.contains(header);
        if (values == Values.FORMATTED_VALUE || (dated && !serialNumbers)) {
            return new Cell.Text(
                    dated ? dateOrTime(number.value(), header) : plain(number.value()));
        }
        return number;
    }

    private static String dateOrTime(BigDecimal serial, String header) {
        if (DATES.contains(header)) {
            return EPOCH.plusDays(serial.longValue()).toString();
        }
        long seconds = serial.multiply(DAY).setScale(0, RoundingMode.HALF_UP).longValue();
        return TIME.format(LocalTime.ofSecondOfDay(Math.floorMod(seconds, DAY.longValue())));
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.toPlainString();
    }
}
