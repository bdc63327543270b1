package io.datasync.worker.stage;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds rows in the text format of PostgreSQL's COPY, in one buffer that is used again and again.
public final class CopyText {
    private static final int START = 1 << 16;

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
            case LocalDate date -> putAscii(date.toString());
            case LocalTime time -> putAscii(time.toString());
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

    /// `{"a","b"}`, as PostgreSQL reads arrays.
    static String arrayLiteral(List<?> list) {
        StringBuilder literal = new StringBuilder("{");
        for (Object element : list) {
            literal.append(literal.length() == 1 ? "\"" : ",\"")
                    .append(element.toString().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return literal.append('}').toString();
    }
}
