package io.datasync.contract.text;

/// An enumeration that is written as it grows, and stops writing at its limit: `A, B, C.`, `A, B and 7 more.`
final class Listing {
    private final long limit;
    private final StringBuilder text = new StringBuilder();
    private long size;

    Listing(long limit) {
        this.limit = limit;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// True while what is added is also written.
    boolean writes() {
        return size < limit;
    }

    void add(String item) {
        if (writes()) {
            text.append(size == 0 ? "" : ", ").append(item);
        }
        size++;
    }

    /// Counts an item that is beyond the limit.
    void count() {
        size++;
    }

    String sentence() {
        return size > limit ? "%s and %d more.".formatted(text, size - limit) : text + ".";
    }
}
