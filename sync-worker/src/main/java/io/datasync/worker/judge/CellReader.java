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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
            case Cell.Text(String text) when CellText.isPlain(text) -> ofPlain(kind, text);
            case Cell.Text(String text) -> ofText(kind, CellText.normaliseAny(text));
            case Cell.Number(BigDecimal number) -> ofNumber(kind, number);
            case Cell.Bool(boolean value) -> ofBool(kind, value);
        };
    }

    /// Nothing can be wrong with the characters of such a text.
    private Reading ofPlain(Kind kind, String text) {
        boolean ordinary = !text.isEmpty() && !text.startsWith("#") && !CellText.isLoading(text);
        return ordinary ? readable(kind, text, CellText.shown(text)) : ofText(kind, text);
    }

    /// @param text as normalised
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
        return readable(kind, text, found);
    }

    private Reading readable(Kind kind, String text, String found) {
        return switch (kind) {
            case TEXT -> new Reading.Value(text, found);
            case LIST -> list(text, found);
            case EMAIL -> email(text.toLowerCase(Locale.ROOT), found);
            case PHONE -> phone(text, found);
            case DATE -> value(isoDate(text), found);
            case TIME -> value(clock(text), found);
            case BOOLEAN -> value(bool(text), found);
            case INTEGER -> value(integer(text), found);
            case DECIMAL -> value(decimal(text), found);
        };
    }

    private Reading ofNumber(Kind kind, BigDecimal number) {
        if (CellNumber.extreme(number)) {
            return new Reading.Unreadable(Why.FORMAT, CellText.shown(number.toString()));
        }
        return switch (kind) {
            case TEXT, LIST, EMAIL, PHONE -> ofText(kind, Values.plain(number));
            case DATE -> ofNumber(CellNumber.date(number), number);
            case TIME -> ofNumber(CellNumber.time(number), number);
            case BOOLEAN -> value(CellNumber.bool(number), CellText.shown(Values.plain(number)));
            case INTEGER -> ofNumber(CellNumber.integer(number), number);
            case DECIMAL -> new Reading.Value(CellNumber.canonical(number), null);
        };
    }

    /// A date or time is shown as such, not as the serial number behind it; a number as it is read.
    private static Reading ofNumber(@Nullable Object value, BigDecimal number) {
        return value == null
                ? new Reading.Unreadable(Why.FORMAT, CellText.shown(Values.plain(number)))
                : new Reading.Value(value, null);
    }

    private Reading ofBool(Kind kind, boolean value) {
        String text = value ? "TRUE" : "FALSE";
        return switch (kind) {
            case TEXT, LIST, EMAIL, PHONE -> ofText(kind, text);
            case BOOLEAN -> new Reading.Value(value, text);
            case DATE, TIME, INTEGER, DECIMAL -> new Reading.Unreadable(Why.FORMAT, text);
        };
    }

    private static Reading value(@Nullable Object value, String found) {
        return value == null
                ? new Reading.Unreadable(Why.FORMAT, found)
                : new Reading.Value(value, found);
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

    private static @Nullable LocalDate isoDate(String text) {
        if (!ISO_DATE.matcher(text).matches()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            return date.getYear() > 0 ? date : null;
        } catch (DateTimeParseException _) {
            // A day that no calendar has, such as 2026-02-30.
            return null;
        }
    }

    private static @Nullable LocalTime clock(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            return null;
        }
        int hour = Integer.parseInt(clock.group(1));
        int minute = Integer.parseInt(clock.group(2));
        return hour < HOURS && minute < MINUTES ? LocalTime.of(hour, minute) : null;
    }

    private static @Nullable Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> Boolean.TRUE;
            case "false", "no", "0" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static @Nullable Long integer(String text) {
        BigDecimal number = decimal(text);
        return number == null ? null : CellNumber.integer(number);
    }

    private static @Nullable BigDecimal decimal(String text) {
        return PLAIN_NUMBER.matcher(text).matches()
                ? CellNumber.canonical(new BigDecimal(text))
                : null;
    }
}
