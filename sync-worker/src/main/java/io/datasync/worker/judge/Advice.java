package io.datasync.worker.judge;

import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Kind;
import io.datasync.worker.judge.Reading.Why;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What to do about a cell, in plain words.
final class Advice {
    private static final String AGAIN = ", then sync again.";
    private static final int CHOICES_SHOWN = 12;

    private Advice() {}

    static String outOfScope(String cell, String value) {
        return "Nothing, if this row is left out on purpose. Else write “%s” in %s"
                        .formatted(value, cell)
                + AGAIN;
    }

    static String fill(Column column, String cell) {
        String words = spoken(column);
        String what =
                column.kind() == Kind.LIST ? "at least one " + singular(words) : "the " + words;
        return "Write " + what + " in " + cell + AGAIN;
    }

    static String whyUnreadable(Column column, Why why) {
        return column.label()
                + switch (why) {
                    case FORMULA_ERROR -> " is a formula error";
                    case LOADING -> " was still loading";
                    case BROKEN -> " has characters that cannot be stored";
                    case FORMAT -> " is not " + kind(column.kind());
                };
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case TEXT, LIST, EMAIL, PHONE -> "a text";
            case DATE -> "a date";
            case TIME -> "a time";
            case BOOLEAN -> "true or false";
            case INTEGER -> "a whole number";
            case DECIMAL -> "a number";
        };
    }

    static String unreadable(Column column, Why why, String cell, @Nullable String found) {
        return switch (why) {
            case FORMULA_ERROR ->
                    "Repair the formula in " + cell + ", which gives " + found + AGAIN;
            case LOADING -> "Wait until " + cell + " shows a value" + AGAIN;
            case BROKEN -> "Write the " + spoken(column) + " in " + cell + " anew" + AGAIN;
            case FORMAT -> form(column.kind(), cell) + AGAIN;
        };
    }

    private static String form(Kind kind, String cell) {
        return switch (kind) {
            case TEXT, LIST, EMAIL, PHONE -> "Write a text in " + cell;
            case DATE -> "Write a date in " + cell + ", such as 2026-12-31";
            case TIME -> "Write a time in " + cell + ", such as 9:30 or 17:00";
            case BOOLEAN -> "Write TRUE or FALSE in " + cell;
            case INTEGER -> "Write a whole number in " + cell + ", such as 60";
            case DECIMAL -> "Write a number in " + cell + ", such as 175000 or 99.50";
        };
    }

    static String duplicate(List<String> key, int firstRow, String cell, int row) {
        return "%s stands in row %d already. Correct %s or delete row %d"
                        .formatted(named(key), firstRow, cell, row)
                + AGAIN;
    }

    private static String named(List<String> key) {
        return key.size() == 1
                ? CellText.shown(key.getFirst())
                : CellText.shown(
                        key.getFirst()
                                + " ("
                                + String.join(", ", key.subList(1, key.size()))
                                + ")");
    }

    static String invalid(Column column, String value, String cell) {
        if (column.kind() == Kind.PHONE) {
            return "Correct the number in %s. It should look like 0812-3456-7890 or +62 812 3456 7890."
                    .formatted(cell);
        }
        int at = value.indexOf('@');
        if (at < 0 || value.length() == 1) {
            return "Write a whole address in %s, such as name@example.com.".formatted(cell);
        }
        if (at == 0) {
            return "Complete the address in %s. Its part before the @ is missing.".formatted(cell);
        }
        if (at == value.length() - 1) {
            return "Complete the address in %s. Its part after the @ is missing.".formatted(cell);
        }
        return "Correct the address in %s. It should look like name@example.com.".formatted(cell);
    }

    static String oneOf(List<String> allowed, String cell) {
        String choices =
                allowed.stream().limit(CHOICES_SHOWN).collect(Collectors.joining(", "))
                        + (allowed.size() > CHOICES_SHOWN ? " …" : "");
        return "Write one of these in " + cell + ": " + choices + ". Then sync again.";
    }

    static String number(String bound, String cell) {
        return "Write a number " + bound + " in " + cell + AGAIN;
    }

    static String after(String relation, String other, String otherCell, String cell) {
        return "Make %s %s %s, which stands in %s, or correct %s"
                        .formatted(cell, relation, other, otherCell, otherCell)
                + AGAIN;
    }

    /// The header as it is spoken within a sentence: `employee ID`, `phone number`.
    static String spoken(Column column) {
        return Arrays.stream(column.header().split(" ", -1))
                .map(Advice::lowerUnlessAcronym)
                .collect(Collectors.joining(" "));
    }

    private static String lowerUnlessAcronym(String word) {
        boolean acronym = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
        return acronym ? word : word.toLowerCase(Locale.ROOT);
    }

    private static String singular(String words) {
        return words.endsWith("s") ? words.substring(0, words.length() - 1) : words;
    }
}
