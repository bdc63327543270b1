package io.datasync.worker.judge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The keys of a sheet's rows, each with the first row it stood in. Exact, and without an object for each key: the
/// keys stand one behind the other in pages of bytes, found through a table of their places. A key costs its own length
/// (at most 32 bytes: a longer one is kept as its SHA-256), 5 bytes beside it, and about 8 in the table.
final class KeySet {
    private static final int PAGE_BITS = 16;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int LONGEST = 32;
    private static final int ROW_BYTES = 4;
    private static final int SMALLEST_TABLE = 64;

    private byte[][] pages = new byte[1][];
    private int page = -1;
    private int used = PAGE;

    /// Places of entries, plus one; 0 is free. At most half full.
    private int[] table = new int[SMALLEST_TABLE];

    private int size;

    /// Notes the key, unless it is there.
    ///
    /// @return the row in which it stood first; null when it is new
    @Nullable Integer add(String key, int row) {
        byte[] bytes = shortened(key.getBytes(StandardCharsets.UTF_8));
        int slot = slotOf(bytes);
        if (table[slot] != 0) {
            return rowAt(table[slot] - 1);
        }
        table[slot] = append(bytes, row) + 1;
        size++;
        if (size * 2 > table.length) {
            grow();
        }
        return null;
    }

    boolean contains(String key) {
        return table[slotOf(shortened(key.getBytes(StandardCharsets.UTF_8)))] != 0;
    }

    int size() {
        return size;
    }

    private int slotOf(byte[] key) {
        int mask = table.length - 1;
        int slot = hash(key, 0, key.length) & mask;
        while (table[slot] != 0 && !holds(table[slot] - 1, key)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean holds(int place, byte[] key) {
        byte[] in = pages[place >>> PAGE_BITS];
        int at = place & (PAGE - 1);
        int from = at + 1;
        return in[at] == key.length
                && Arrays.equals(in, from, from + key.length, key, 0, key.length);
    }

    private int rowAt(int place) {
        byte[] in = pages[place >>> PAGE_BITS];
        int at = place & (PAGE - 1);
        int from = at + 1 + in[at];
        int row = 0;
        for (int i = 0; i < ROW_BYTES; i++) {
            row = (row << Byte.SIZE) | (in[from + i] & 0xff);
        }
        return row;
    }

    private int append(byte[] key, int row) {
        int needed = 1 + key.length + ROW_BYTES;
        if (used + needed > PAGE) {
            page++;
            used = 0;
            if (page == pages.length) {
                pages = Arrays.copyOf(pages, pages.length * 2);
            }
            pages[page] = new byte[PAGE];
        }
        byte[] in = pages[page];
        int at = used;
        in[at] = (byte) key.length;
        System.arraycopy(key, 0, in, at + 1, key.length);
        for (int i = 0; i < ROW_BYTES; i++) {
            in[at + 1 + key.length + i] = (byte) (row >>> (Byte.SIZE * (ROW_BYTES - 1 - i)));
        }
        used += needed;
        return page << PAGE_BITS | at;
    }

    private void grow() {
        int[] old = table;
        table = new int[old.length * 2];
        int mask = table.length - 1;
        for (int place : old) {
            if (place != 0) {
                byte[] in = pages[(place - 1) >>> PAGE_BITS];
                int at = (place - 1) & (PAGE - 1);
                int slot = hash(in, at + 1, in[at]) & mask;
                while (table[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                table[slot] = place;
            }
        }
    }

    private static int hash(byte[] bytes, int from, int length) {
        long hash = length * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ bytes[from + i]) * 0xFF51AFD7ED558CCDL;
            hash ^= hash >>> Integer.SIZE;
        }
        return (int) (hash ^ hash >>> Integer.SIZE);
    }

    private static byte[] shortened(byte[] key) {
        if (key.length < LONGEST) {
            return key;
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(key);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
