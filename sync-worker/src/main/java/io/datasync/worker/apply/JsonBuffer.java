package io.datasync.worker.apply;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// JSON as UTF-8 bytes in one growing buffer.
final class JsonBuffer {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[1 << 16];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void truncate(int to) {
        length = to;
    }

    JsonBuffer raw(byte[] from, int start, int end) {
        room(end - start);
        System.arraycopy(from, start, bytes, length, end - start);
        length += end - start;
        return this;
    }

    JsonBuffer raw(byte[] all) {
        return raw(all, 0, all.length);
    }

    JsonBuffer raw(String ascii) {
        room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    JsonBuffer raw(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    JsonBuffer string(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        raw('"');
        room(utf8.length * 6);
        for (byte b : utf8) {
            escaped(b);
        }
        return raw('"');
    }

    /// A string from a field in COPY's text format, without decoding it in between.
    JsonBuffer copied(byte[] from, int start, int end) {
        raw('"');
        room((end - start) * 6);
        for (int i = start; i < end; i++) {
            escaped(from[i] == '\\' ? CopyEscapes.meaning(from[++i]) : from[i]);
        }
        return raw('"');
    }

    private void escaped(byte b) {
        switch (b) {
            case '"' -> pair('"');
            case '\\' -> pair('\\');
            case '\n' -> pair('n');
            case '\t' -> pair('t');
            default -> {
                if (b >= 0 && b < 0x20) {
                    control(b);
                } else {
                    bytes[length++] = b;
                }
            }
        }
    }

    private void pair(char second) {
        bytes[length++] = '\\';
        bytes[length++] = (byte) second;
    }

    private void control(byte b) {
        pair('u');
        bytes[length++] = '0';
        bytes[length++] = '0';
        bytes[length++] = HEX[b >> 4];
        bytes[length++] = HEX[b & 0xf];
    }

    private void room(int needed) {
        if (bytes.length - length < needed) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + needed));
        }
    }
}
