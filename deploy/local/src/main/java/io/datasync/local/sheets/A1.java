package io.datasync.local.sheets;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A rectangle in A1 notation, zero-based, ends exclusive; an open end is [#OPEN].
record A1(int fromRow, int fromColumn, int toRow, int toColumn) {
    static final int OPEN = Integer.MAX_VALUE;
    static final A1 ALL = new A1(0, 0, OPEN, OPEN);

    private static final Pattern CORNER =
            Pattern.compile("\\$?([A-Za-z]{1,3})?\\$?([1-9][0-9]{0,6})?");

    private record Corner(int row, int column) {}

    /// `A1`, `B2:D9`, `A:C`, `2:5`, `A2:C`, each with or without `$`; empty for anything else.
    static Optional<A1> parse(String text) {
        String[] ends = text.split(":", -1);
        if (ends.length > 2) {
            return Optional.empty();
        }
        Optional<Corner> first = corner(ends[0]);
        if (ends.length == 1) {
            return first.filter(corner -> corner.row() >= 0 && corner.column() >= 0)
                    .map(corner -> between(corner, corner));
        }
        return first.flatMap(one -> corner(ends[1]).map(other -> between(one, other)));
    }

    private static Optional<Corner> corner(String text) {
        Matcher matcher = CORNER.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        int column = matcher.group(1) == null ? -1 : columnOf(matcher.group(1));
        int row = matcher.group(2) == null ? -1 : Integer.parseInt(matcher.group(2)) - 1;
        return column < 0 && row < 0 ? Optional.empty() : Optional.of(new Corner(row, column));
    }

    private static A1 between(Corner one, Corner other) {
        return new A1(
                from(one.row(), other.row()),
                from(one.column(), other.column()),
                to(one.row(), other.row()),
                to(one.column(), other.column()));
    }

    private static int from(int one, int other) {
        if (one < 0) {
            return 0;
        }
        return other < 0 ? one : Math.min(one, other);
    }

    private static int to(int one, int other) {
        return one < 0 || other < 0 ? OPEN : Math.max(one, other) + 1;
    }

    static int columnOf(String letters) {
        int column = 0;
        for (char letter : letters.toUpperCase(Locale.ROOT).toCharArray()) {
            column = column * 26 + (letter - 'A' + 1);
        }
        return column - 1;
    }

    static String lettersOf(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    /// This rectangle cut to a sheet of that size.
    A1 within(int rows, int columns) {
        return new A1(fromRow, fromColumn, Math.min(toRow, rows), Math.min(toColumn, columns));
    }

    /// As a response names it; an empty sheet is `A1`.
    String written() {
        String first = lettersOf(fromColumn) + (fromRow + 1);
        String last = lettersOf(Math.max(toColumn - 1, fromColumn)) + Math.max(toRow, fromRow + 1);
        return first.equals(last) ? first : first + ":" + last;
    }
}
