package io.datasync.contract.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a value reads in a text.
public final class Values {
    /// What a blank value reads as.
    public static final String BLANK = "(blank)";

    private Values() {}

    /// The value of a [io.datasync.contract.run.RecordOutcome.Change] in words: `(blank)` for null and for what is
    /// empty, the items of a list joined by ", ", numbers in plain digits without trailing zeros, anything else as it
    /// stands.
    public static String text(@Nullable Object value) {
        String text =
                switch (value) {
                    case null -> "";
                    case Number number -> number(number);
                    case List<?> items -> list(items);
                    default -> value.toString();
                };
        return text.isBlank() ? BLANK : text;
    }

    private static String list(List<?> items) {
        return items.stream()
                .filter(Objects::nonNull)
                .map(Values::text)
                .collect(Collectors.joining(", "));
    }

    private static String number(Number number) {
        BigDecimal exact =
                number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
        return exact.stripTrailingZeros().toPlainString();
    }
}
