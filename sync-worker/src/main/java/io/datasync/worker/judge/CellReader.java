package io.datasync.worker.judge;

import io.datasync.contract.catalog.Kind;
import io.datasync.worker.judge.Reading.Why;
import io.datasync.worker.source.Cell;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a cell as a column's kind (contract section 3).
final class CellReader {
    private static final Pattern ISO_DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern CLOCK = Pattern.compile("([0-9]{1,2}):([0-9]{2})");
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?[0-9]{1,400}(\\.[0-9]{1,400})?");
    private static final int HOURS = 24;
    private static final int MINUTES = 60;

    private final PhoneNumbers phones;

    CellReader(PhoneNumbers phones) {
        this.phones = phones;
    }

    Reading read(Kind kind, Cell cell) {
        return switch (cell) {
            case Cell.Blank _ -> Reading.Blank.EMPTY;
            case Cell.Text(String text) -> ofText(kind, CellText.normalise(text));
            case Cell.Number(BigDecimal number) -> ofNumber(kind, number);
            case Cell.Bool(boolean value) -> ofBool(kind, value);
        };
    }

    private Reading ofText(Kind kind, String text) {
        if (text.isEmpty()) {
            return Reading.Blank.EMPTY;
        }
        String found = CellText.shown(text);
        if (CellText.isFormulaError(text)) {
            return new Reading.Unreadable(Why.FORMULA_ERROR, found);
        }
        if (CellText.isLoading(text)) {
            return new Reading.Unreadable(Why.LOADING, found);
        }
        if (CellText.isBroken(text)) {
            return new Reading.Unreadable(Why.BROKEN, found);
        }
        return switch (kind) {
            case TEXT -> new Reading.Value(text, found);
            case LIST -> list(text, found);
            case EMAIL -> email(text.toLowerCase(Locale.ROOT), found);
            case PHONE -> phone(text, found);
            case DATE -> value(isoDate(text), found);
            case TIME -> value(clock(text), found);
            case BOOLEAN -> value(bool(text), found);
            case INTEGER -> value(number(text).flatMap(CellNumber::integer), found);
            case DECIMAL -> value(number(text).map(CellNumber::canonical), found);
        };
    }

    private Reading ofNumber(Kind kind, BigDecimal number) {
        if (CellNumber.extreme(number)) {
            return new Reading.Unreadable(Why.FORMAT, CellText.shown(number.toString()));
        }
        String found = CellText.shown(Values.plain(number));
        return switch (kind) {
            case TEXT, LIST, EMAIL, PHONE -> ofText(kind, Values.plain(number));
            case DATE -> spoken(CellNumber.date(number), found);
            case TIME -> spoken(CellNumber.time(number), found);
            case BOOLEAN -> value(CellNumber.bool(number), found);
            case INTEGER -> value(CellNumber.integer(number), found);
            case DECIMAL -> new Reading.Value(CellNumber.canonical(number), found);
        };
    }

    private Reading ofBool(Kind kind, boolean value) {
        String text = value ? "TRUE" : "FALSE";
        return switch (kind) {
            case TEXT, LIST, EMAIL, PHONE -> ofText(kind, text);
            case BOOLEAN -> new Reading.Value(value, text);
            case DATE, TIME, INTEGER, DECIMAL -> new Reading.Unreadable(Why.FORMAT, text);
        };
    }

    private static Reading value(Optional<?> value, String found) {
        return value.isPresent()
                ? new Reading.Value(value.get(), found)
                : new Reading.Unreadable(Why.FORMAT, found);
    }

    /// A date or time is shown as such, not as the serial number behind it.
    private static Reading spoken(Optional<?> value, String found) {
        return value(value, value.<String>map(Values::text).orElse(found));
    }

    private static Reading list(String text, String found) {
        List<String> items =
                Arrays.stream(text.split(",", -1))
                        .map(CellText::normalise)
                        .filter(item -> !item.isEmpty())
                        .toList();
        return items.isEmpty() ? new Reading.Blank(found) : new Reading.Value(items, found);
    }

    private static Reading email(String text, String found) {
        return EmailAddress.isValid(text)
                ? new Reading.Value(text, found)
                : new Reading.Invalid(text, found);
    }

    private Reading phone(String text, String found) {
        return phones.e164(text)
                .<Reading>map(number -> new Reading.Value(number, found))
                .orElseGet(() -> new Reading.Invalid(text, found));
    }

    private static Optional<LocalDate> isoDate(String text) {
        if (!ISO_DATE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(text);
            return date.getYear() > 0 ? Optional.of(date) : Optional.empty();
        } catch (DateTimeParseException _) {
            // A day that no calendar has, such as 2026-02-30.
            return Optional.empty();
        }
    }

    private static Optional<LocalTime> clock(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(clock.group(1));
        int minute = Integer.parseInt(clock.group(2));
        return hour < HOURS && minute < MINUTES
                ? Optional.of(LocalTime.of(hour, minute))
                : Optional.empty();
    }

    private static Optional<Boolean> bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> Optional.of(true);
            case "false", "no", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> number(String text) {
        return PLAIN_NUMBER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }
}
