package io.datasync.worker.apply;

import io.datasync.contract.catalog.Kind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A plan row's values as JSON has them and as texts show them.
final class FieldJson {
    private FieldJson() {}

    /// Text, number, boolean, list of texts, or null; dates `yyyy-MM-dd`, times `HH:mm`.
    static void write(JsonBuffer json, PlanLine line, int field, Kind kind) {
        if (line.isNull(field)) {
            json.raw("null");
            return;
        }
        byte[] bytes = line.bytes();
        int start = line.start(field);
        int end = line.end(field);
        switch (kind) {
            case TEXT, EMAIL, PHONE, DATE -> json.copied(bytes, start, end);
            case TIME -> json.copied(bytes, start, minutes(bytes, start, end));
            case BOOLEAN -> json.raw(bytes[start] == 't' ? "true" : "false");
            case INTEGER -> json.raw(bytes, start, end);
            case DECIMAL -> decimal(json, line, field);
            case LIST -> list(json, Objects.requireNonNull(line.text(field)));
        }
    }

    /// As keys, names and messages show it; null for blank.
    static @Nullable String text(PlanLine line, int field, Kind kind) {
        String text = line.text(field);
        return text == null ? null : shown(text, kind);
    }

    /// A value in PostgreSQL's own text form, as messages show it.
    static String shown(String text, Kind kind) {
        return switch (kind) {
            case TEXT, EMAIL, PHONE, DATE, INTEGER -> text;
            case TIME -> text.endsWith(":00") && text.length() == 8 ? text.substring(0, 5) : text;
            case BOOLEAN -> text.startsWith("t") ? "true" : "false";
            case DECIMAL -> plain(text);
            case LIST -> String.join(", ", elements(text));
        };
    }

    /// Whether the sheet's value and the record's are different to SQL, which cares for no trailing zeros.
    static boolean differ(PlanLine line, int field, int other, Kind kind) {
        if (line.same(field, other)) {
            return false;
        }
        if (kind != Kind.DECIMAL || line.isNull(field) || line.isNull(other)) {
            return true;
        }
        return !plain(Objects.requireNonNull(line.text(field)))
                .equals(plain(Objects.requireNonNull(line.text(other))));
    }

    private static int minutes(byte[] bytes, int start, int end) {
        boolean whole =
                end - start == 8
                        && new String(bytes, start + 5, 3, StandardCharsets.US_ASCII).equals(":00");
        return whole ? start + 5 : end;
    }

    /// Most numbers have no zeros to take away.
    private static void decimal(JsonBuffer json, PlanLine line, int field) {
        byte last = line.bytes()[line.end(field) - 1];
        if ((last > '0' && last <= '9') || (last == '0' && !line.has(field, '.'))) {
            json.raw(line.bytes(), line.start(field), line.end(field));
        } else {
            decimal(json, Objects.requireNonNull(line.text(field)));
        }
    }

    private static void decimal(JsonBuffer json, String text) {
        if (finite(text)) {
            json.raw(plain(text));
        } else {
            json.string(text);
        }
    }

    private static String plain(String text) {
        if (!finite(text)) {
            return text;
        }
        BigDecimal number = new BigDecimal(text);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /// PostgreSQL's numeric knows `NaN` and `Infinity`.
    private static boolean finite(String text) {
        return Character.isDigit(text.charAt(text.length() - 1));
    }

    private static void list(JsonBuffer json, String literal) {
        char before = '[';
        for (String element : elements(literal)) {
            json.raw(before).string(element);
            before = ',';
        }
        json.raw(before == '[' ? "[]" : "]");
    }

    /// The elements of `{a,"b c"}`.
    static List<String> elements(String literal) {
        List<String> elements = new ArrayList<>();
        StringBuilder element = new StringBuilder();
        boolean quoted = false;
        for (int i = 1; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (c == '\\') {
                element.append(literal.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '}')) {
                if (literal.length() > 2) {
                    elements.add(element.toString());
                }
                element.setLength(0);
            } else {
                element.append(c);
            }
        }
        return elements;
    }
}
