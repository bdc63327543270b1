package io.datasync.worker.stage;

import java.util.Arrays;

/// 128-bit hashes of lines: gathered first, then looked up. 24 bytes each, without an object for each and without ever
/// being copied as they grow.
final class LineHashes {
    static final int BYTES_EACH = 2 * Long.BYTES + 2 * Integer.BYTES;

    private static final int PAGE_BITS = 13;
    private static final int PAGE = 1 << PAGE_BITS;

    private long[][] pages = new long[1][];
    private int size;

    /// Numbers of hashes, plus one; 0 is free. Half full.
    private int[] table = new int[0];

    int size() {
        return size;
    }

    void add(LineHash hash) {
        int page = size >>> PAGE_BITS;
        int at = size & (PAGE - 1);
        if (at == 0) {
            pages = page == pages.length ? Arrays.copyOf(pages, page * 2) : pages;
            pages[page] = new long[2 * PAGE];
        }
        pages[page][2 * at] = hash.high();
        pages[page][2 * at + 1] = hash.low();
        size++;
    }

    /// Ends the gathering.
    void index() {
        table = new int[2 * size];
        for (int i = 0; i < size; i++) {
            int slot = slot(high(i));
            while (table[slot] != 0) {
                slot = next(slot);
            }
            table[slot] = i + 1;
        }
    }

    boolean contains(LineHash hash) {
        if (size == 0) {
            return false;
        }
        int slot = slot(hash.high());
        while (table[slot] != 0) {
            int number = table[slot] - 1;
            if (high(number) == hash.high() && low(number) == hash.low()) {
                return true;
            }
            slot = next(slot);
        }
        return false;
    }

    private long high(int number) {
        return pages[number >>> PAGE_BITS][2 * (number & (PAGE - 1))];
    }

    private long low(int number) {
        return pages[number >>> PAGE_BITS][2 * (number & (PAGE - 1)) + 1];
    }

    private int slot(long high) {
        return (int) Math.unsignedMultiplyHigh(high, table.length);
    }

    private int next(int slot) {
        return slot + 1 == table.length ? 0 : slot + 1;
    }
}
