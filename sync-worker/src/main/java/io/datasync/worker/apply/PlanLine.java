package io.datasync.worker.apply;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A row of a plan table as COPY gives it: fields in text format, taken apart but not decoded, so that what goes back
/// into a table or into JSON is copied as bytes.
final class PlanLine {
    private final byte[] bytes;

    /// Where each field begins; one more, one beyond the end.
    private final int[] starts;

    private PlanLine(byte[] bytes, int[] starts) {
        this.bytes = bytes;
        this.starts = starts;
    }

    static PlanLine parse(byte[] bytes, PlanFields fields) {
        int end = bytes.length;
        if (end > 0 && bytes[end - 1] == '\n') {
            end--;
        }
        int[] starts = new int[fields.count() + 1];
        int field = 1;
        for (int i = 0; i < end; i++) {
            if (bytes[i] == '\t') {
                starts[field++] = i + 1;
            }
        }
        if (field != fields.count()) {
            throw new IllegalStateException("a plan row has %d fields".formatted(field));
        }
        starts[field] = end + 1;
        return new PlanLine(bytes, starts);
    }

    /// The whole row; not to be changed.
    byte[] bytes() {
        return bytes;
    }

    int row() {
        return (int) number(PlanFields.ROW);
    }

    /// `c`reate, `u`pdate, `s`kip, `f`ail or, in an undo, `d`elete.
    char outcome() {
        return (char) bytes[start(PlanFields.OUTCOME)];
    }

    boolean removal() {
        return outcome() == 'd';
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return starts[field + 1] - 1;
    }

    boolean isNull(int field) {
        int start = start(field);
        return end(field) - start == 2 && bytes[start] == '\\' && bytes[start + 1] == 'N';
    }

    boolean same(int field, int other) {
        return Arrays.equals(bytes, start(field), end(field), bytes, start(other), end(other));
    }

    /// Whether the byte stands in the field's text format.
    boolean has(int field, char ascii) {
        for (int i = start(field); i < end(field); i++) {
            if (bytes[i] == ascii) {
                return true;
            }
        }
        return false;
    }

    long number(int field) {
        long number = 0;
        for (int i = start(field); i < end(field); i++) {
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    /// The field's text; null for null.
    @Nullable String text(int field) {
        if (isNull(field)) {
            return null;
        }
        byte[] plain = new byte[end(field) - start(field)];
        int length = CopyEscapes.unescape(bytes, start(field), end(field), plain);
        return new String(plain, 0, length, StandardCharsets.UTF_8);
    }
}
