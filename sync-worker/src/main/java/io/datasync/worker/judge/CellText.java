package io.datasync.worker.judge;

import java.util.Set;

/// A cell's text, before it is read as anything.
final class CellText {
    private static final int SHOWN = 100;
    private static final Set<String> FORMULA_ERRORS =
            Set.of("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#ERROR!");
    private static final String LOADING = "Loading...";

    private CellText() {}

    /// NBSP and runs of white space become one space, the ends are trimmed; the same text when nothing is to be done.
    static String normalise(String text) {
        if (isPlain(text)) {
            return text;
        }
        return normaliseAny(text);
    }

    /// True for a text of printable ASCII with single spaces between words only: it is normal, whole and shown as it
    /// is, which is so for nearly every cell.
    static boolean isPlain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return before != ' ' || text.isEmpty();
    }

    static String normaliseAny(String text) {
        if (isNormal(text)) {
            return text;
        }
        StringBuilder normal = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                gap = true;
                continue;
            }
            if (gap && !normal.isEmpty()) {
                normal.append(' ');
            }
            gap = false;
            normal.append(c);
        }
        return normal.toString();
    }

    private static boolean isNormal(String text) {
        boolean space = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean here = isSpace(c);
            if (here && (space || c != ' ')) {
                return false;
            }
            space = here;
        }
        return text.isEmpty() || !space;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    static boolean isFormulaError(String text) {
        return text.startsWith("#") && FORMULA_ERRORS.contains(text);
    }

    static boolean isLoading(String text) {
        return text.equals(LOADING);
    }

    /// True for a text that no database column can hold: with a NUL, or with half a character.
    static boolean isBroken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || (Character.isSurrogate(c) && !pairAt(text, i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean pairAt(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    /// As shown to a person: at most 100 characters, and none that cannot be stored.
    static String shown(String text) {
        return shortened(isBroken(text) ? repaired(text) : text);
    }

    private static String shortened(String whole) {
        if (whole.length() <= SHOWN) {
            return whole;
        }
        int end = SHOWN - 1;
        if (Character.isHighSurrogate(whole.charAt(end - 1))) {
            end--;
        }
        return whole.substring(0, end) + "…";
    }

    private static String repaired(String text) {
        StringBuilder repaired = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || (Character.isSurrogate(c) && !pairAt(text, i))) {
                repaired.setCharAt(i, '\uFFFD');
            }
        }
        return repaired.toString();
    }
}
