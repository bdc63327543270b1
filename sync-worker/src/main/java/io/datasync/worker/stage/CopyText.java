package io.datasync.worker.stage;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Builds rows in the text format of PostgreSQL's COPY, in one buffer that is used again and again. Values are written
/// as PostgreSQL itself writes them, so that equal values are equal bytes.
public final class CopyText {
    private static final int START = 1 << 16;
    private static final byte VERTICAL_TAB = 0x0b;

    /// What an array's text would not stand in as it is: marks, white space, nothing at all, or NULL.
    private static final Pattern QUOTED =
            Pattern.compile("[{}\",\\\\ \\t\\n\\x0b\\f\\r]|^$|^[nN][uU][lL][lL]$");

    private byte[] bytes = new byte[START + START / 4];
    private int length;
    private boolean first = true;

    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /// True when it is time to send what is there.
    public boolean full() {
        return length >= START;
    }

    /// Takes back what was written since.
    ///
    /// @param to a length that [#length()] told at the beginning of a row
    void truncate(int to) {
        length = to;
        first = true;
    }

    public void clear() {
        length = 0;
        first = true;
    }

    public CopyText endRow() {
        put('\n');
        first = true;
        return this;
    }

    /// A value of a verdict, or null.
    public CopyText value(@Nullable Object value) {
        separate();
        switch (value) {
            case null -> putNull();
            case String text -> putEscaped(text);
            case Long number -> putAscii(Long.toString(number));
            case BigDecimal number -> putAscii(number.toPlainString());
            case Boolean flag -> put(flag ? 't' : 'f');
            case LocalDate date -> putDate(date);
            case LocalTime time -> putTime(time);
            case List<?> list -> putEscaped(arrayLiteral(list));
            default ->
                    throw new IllegalArgumentException(
                            "a verdict has no values of " + value.getClass());
        }
        return this;
    }

    public CopyText number(long number) {
        separate();
        putAscii(Long.toString(number));
        return this;
    }

    /// A field that stands in COPY's text format already.
    public CopyText raw(byte[] from, int start, int end) {
        separate();
        room(end - start);
        System.arraycopy(from, start, bytes, length, end - start);
        length += end - start;
        return this;
    }

    private void separate() {
        if (first) {
            first = false;
        } else {
            put('\t');
        }
    }

    private void putNull() {
        put('\\');
        put('N');
    }

    private void putAscii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    private void putDate(LocalDate date) {
        int year = date.getYear();
        putPair(year / 100);
        putPair(year % 100);
        put('-');
        putPair(date.getMonthValue());
        put('-');
        putPair(date.getDayOfMonth());
    }

    private void putTime(LocalTime time) {
        putPair(time.getHour());
        put(':');
        putPair(time.getMinute());
        put(':');
        putPair(time.getSecond());
    }

    private void putPair(int number) {
        room(2);
        bytes[length++] = (byte) ('0' + number / 10);
        bytes[length++] = (byte) ('0' + number % 10);
    }

    private void putEscaped(String text) {
        room(text.length() * 2);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                putEscaped(text.substring(i).getBytes(StandardCharsets.UTF_8));
                return;
            }
            putEscaped((byte) c);
        }
    }

    private void putEscaped(byte[] utf8) {
        room(utf8.length * 2);
        for (byte b : utf8) {
            putEscaped(b);
        }
    }

    private void putEscaped(byte b) {
        switch (b) {
            case '\\' -> escape('\\');
            case '\t' -> escape('t');
            case '\n' -> escape('n');
            case '\r' -> escape('r');
            case '\b' -> escape('b');
            case '\f' -> escape('f');
            case VERTICAL_TAB -> escape('v');
            default -> bytes[length++] = b;
        }
    }

    private void escape(char c) {
        bytes[length++] = '\\';
        bytes[length++] = (byte) c;
    }

    private void put(char c) {
        room(1);
        bytes[length++] = (byte) c;
    }

    private void room(int needed) {
        if (bytes.length - length < needed) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + needed));
        }
    }

    /// `{a,"b c"}`: quoted is only what PostgreSQL quotes.
    static String arrayLiteral(List<?> list) {
        StringBuilder literal = new StringBuilder("{");
        for (Object element : list) {
            String text = element.toString();
            literal.append(literal.length() == 1 ? "" : ",");
            if (QUOTED.matcher(text).find()) {
                literal.append('"')
                        .append(text.replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            } else {
                literal.append(text);
            }
        }
        return literal.append('}').toString();
    }
}
