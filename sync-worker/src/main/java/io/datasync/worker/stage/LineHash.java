package io.datasync.worker.stage;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A 128-bit hash of a line, eight bytes at a time in two lanes. Seeded, so that nobody can write lines that fall
/// together. For one thread: the last line's hash stays in it.
final class LineHash {
    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FIRST = 0x9E37_79B9_7F4A_7C15L;
    private static final long SECOND = 0xD6E8_FEB8_6659_FD93L;

    private final long seed;
    private long high;
    private long low;

    LineHash(long seed) {
        this.seed = seed;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    /// Each step is reversible in both lanes, so lines that differ in one word never meet.
    LineHash of(byte[] bytes, int from, int to) {
        high = seed ^ (to - from) * SECOND;
        low = Long.rotateLeft(seed, Integer.SIZE) + (to - from) * FIRST;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            take((long) WORD.get(bytes, at));
        }
        long rest = 0;
        for (int i = 0; at < to; at++, i += Byte.SIZE) {
            rest |= (bytes[at] & 0xffL) << i;
        }
        take(rest);
        high = mixed(high, SECOND);
        low = mixed(low, FIRST);
        return this;
    }

    private void take(long word) {
        high = (high ^ word) * FIRST;
        high ^= high >>> 29;
        low = (Long.rotateLeft(low, 27) ^ word) * SECOND;
        low ^= low >>> 31;
    }

    private static long mixed(long lane, long by) {
        long mixed = (lane ^ lane >>> 33) * by;
        return mixed ^ mixed >>> Integer.SIZE;
    }
}
