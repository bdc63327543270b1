package io.datasync.contract.catalog;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether a default can be read as a cell of its column could (contract section 3), and keeps the column's own rules.
final class Defaults {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final Pattern PHONE = Pattern.compile("\\+[0-9]{5,15}");
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");
    private static final List<String> BOOLEANS = List.of("true", "false", "yes", "no", "1", "0");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    private Defaults() {}

    /// Why the value cannot be this column's default; empty when it can.
    static Optional<String> fault(Kind kind, String value, List<Rule> rules) {
        String needed = needed(kind, value);
        if (needed != null) {
            return Optional.of(
                    "\"%s\" cannot be read as %s; it must be %s"
                            .formatted(value, kind.wire(), needed));
        }
        return rules.stream().flatMap(rule -> broken(kind, value, rule).stream()).findFirst();
    }

    private static @Nullable String needed(Kind kind, String value) {
        return switch (kind) {
            case TEXT -> value.isBlank() ? "more than blank" : null;
            case LIST -> value.isBlank() ? "comma-separated" : null;
            case EMAIL -> unless(EMAIL.matcher(value).matches(), "like name@example.com");
            case PHONE -> unless(PHONE.matcher(value).matches(), "like \"+628123456789\"");
            case INTEGER -> unless(INTEGER.matcher(value).matches(), "plain digits");
            case DECIMAL ->
                    unless(
                            DECIMAL.matcher(value).matches(),
                            "plain digits with . as decimal point");
            case BOOLEAN ->
                    unless(BOOLEANS.contains(value.toLowerCase(Locale.ROOT)), "true or false");
            case DATE -> unless(parses(() -> LocalDate.parse(value)), "like 2026-11-23");
            case TIME -> unless(parses(() -> LocalTime.parse(value, TIME)), "like \"9:00\"");
        };
    }

    private static @Nullable String unless(boolean fine, String needed) {
        return fine ? null : needed;
    }

    private static boolean parses(Runnable parsing) {
        try {
            parsing.run();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Optional<String> broken(Kind kind, String value, Rule rule) {
        boolean number = kind == Kind.INTEGER || kind == Kind.DECIMAL;
        return switch (rule) {
            case Rule.OneOf(var values) when !values.contains(value) ->
                    Optional.of(
                            "\"%s\" is not in oneOf; it must be one of %s"
                                    .formatted(value, String.join(", ", values)));
            case Rule.Above(var bound) when number && new BigDecimal(value).compareTo(bound) <= 0 ->
                    Optional.of(
                            "\"%s\" breaks the column's own rule; it must be above %s"
                                    .formatted(value, bound.toPlainString()));
            case Rule.AtLeast(var bound)
                    when number && new BigDecimal(value).compareTo(bound) < 0 ->
                    Optional.of(
                            "\"%s\" breaks the column's own rule; it must be at least %s"
                                    .formatted(value, bound.toPlainString()));
            case Rule.OneOf _,
                    Rule.Above _,
                    Rule.AtLeast _,
                    Rule.After _,
                    Rule.OnOrAfter _,
                    Rule.References _ ->
                    Optional.empty();
        };
    }
}
