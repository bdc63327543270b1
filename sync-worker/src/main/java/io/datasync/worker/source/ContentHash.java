package io.datasync.worker.source;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// SHA-256 over what was read: tabs, rows and the cells that are not blank, each with its place. How the answer was
/// written (spaces, trailing blanks, `1.0` for `1`) does not matter.
final class ContentHash {
    private final MessageDigest digest;
    private final byte[] number = new byte[Integer.BYTES];

    ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void tab(String tab) {
        digest.update((byte) 'T');
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
                digest.update((byte) 'R');
                number(row.number());
                told = true;
            }
            number(i);
            cell(cell);
        }
    }

    private void cell(Cell cell) {
        switch (cell) {
            case Cell.Blank _ -> digest.update((byte) '-');
            case Cell.Text(String value) -> {
                digest.update((byte) 's');
                text(value);
            }
            case Cell.Number(BigDecimal value) -> {
                digest.update((byte) 'n');
                text((value.scale() > 0 ? value.stripTrailingZeros() : value).toString());
            }
            case Cell.Bool(boolean value) -> digest.update((byte) (value ? 't' : 'f'));
        }
    }

    /// Hex; the hash takes nothing more afterwards.
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        digest.update(bytes);
    }

    private void number(int value) {
        for (int i = 0; i < number.length; i++) {
            number[i] = (byte) (value >>> (Byte.SIZE * i));
        }
        digest.update(number);
    }
}
