package io.datasync.worker.source;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// SHA-256 over what was read: tabs, rows and the cells that are not blank, each with its place. How the answer was
/// written (spaces, trailing blanks, `1.0` for `1`) does not matter.
final class ContentHash {
    /// The digest takes many bytes at once far faster than a few at a time.
    private static final int ENOUGH = 1 << 14;

    private final MessageDigest digest;
    private byte[] bytes = new byte[2 * ENOUGH];
    private int length;

    ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void tab(String tab) {
        letter('T');
        text(tab);
    }

    void row(Row row) {
        List<Cell> cells = row.cells();
        boolean told = false;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (cell instanceof Cell.Blank) {
                continue;
            }
            if (!told) {
                letter('R');
                number(row.number());
                told = true;
            }
            number(i);
            cell(cell);
        }
        if (length > ENOUGH) {
            digest();
        }
    }

    private void cell(Cell cell) {
        switch (cell) {
            case Cell.Blank _ -> letter('-');
            case Cell.Text(String value) -> {
                letter('s');
                text(value);
            }
            case Cell.Number(BigDecimal value) -> {
                letter('n');
                text((value.scale() > 0 ? value.stripTrailingZeros() : value).toString());
            }
            case Cell.Bool(boolean value) -> letter(value ? 't' : 'f');
        }
    }

    /// Hex; the hash takes nothing more afterwards.
    String hex() {
        digest();
        return HexFormat.of().formatHex(digest.digest());
    }

    private void digest() {
        digest.update(bytes, 0, length);
        length = 0;
    }

    private void letter(char letter) {
        room(1);
        bytes[length++] = (byte) letter;
    }

    /// Its length in bytes of UTF-8, then these.
    private void text(String text) {
        int before = length;
        number(text.length());
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                length = before;
                encoded(text.getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes[length++] = (byte) c;
        }
    }

    private void encoded(byte[] utf8) {
        number(utf8.length);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
    }

    private void number(int value) {
        room(Integer.BYTES);
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[length++] = (byte) (value >>> (Byte.SIZE * i));
        }
    }

    private void room(int needed) {
        if (bytes.length - length < needed) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + needed));
        }
    }
}
