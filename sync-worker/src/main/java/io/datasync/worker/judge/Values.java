package io.datasync.worker.judge;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A judged value as text, for keys and messages.
public final class Values {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Values() {}

    /// Dates as `yyyy-MM-dd`, times as `HH:mm`, decimals without trailing zeros, lists joined by ", ".
    public static String text(Object value) {
        return switch (value) {
            case String text -> text;
            case LocalTime time -> TIME.format(time);
            case BigDecimal number -> plain(number);
            case List<?> list ->
                    list.stream().map(String::valueOf).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    /// Without exponent and trailing zeros.
    static String plain(BigDecimal number) {
        return CellNumber.canonical(number).toPlainString();
    }
}
