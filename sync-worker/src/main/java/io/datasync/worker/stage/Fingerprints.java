package io.datasync.worker.stage;

/// 64-bit hashes of values seen. What it has not seen is new for certain; what it says it has seen may be a coincidence
/// and is to be settled exactly.
final class Fingerprints {
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private long[] table = new long[64];
    private int size;

    /// @return false when it may have been there before
    boolean add(String value) {
        long hash = hash(value);
        int slot = slot(hash);
        if (table[slot] != 0) {
            return false;
        }
        table[slot] = hash;
        if (++size * 2 > table.length) {
            grow();
        }
        return true;
    }

    private int slot(long hash) {
        int mask = table.length - 1;
        int slot = (int) (hash >>> Integer.SIZE) & mask;
        while (table[slot] != 0 && table[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        for (long hash : old) {
            if (hash != 0) {
                table[slot(hash)] = hash;
            }
        }
    }

    private static long hash(String value) {
        long hash = value.length() * MULTIPLIER;
        for (int i = 0; i < value.length(); i++) {
            hash = (hash ^ value.charAt(i)) * MULTIPLIER;
            hash ^= hash >>> 29;
        }
        return hash == 0 ? 1 : hash;
    }
}
