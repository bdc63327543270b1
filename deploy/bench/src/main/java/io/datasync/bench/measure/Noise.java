package io.datasync.bench.measure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The machine's own moods: the same processor work and the same writes to disk, once in every round. When they take
/// longer, so does everything else in that round.
final class Noise {
    private static final int BLOCK = 1 << 20;
    private static final int BLOCKS = 64;
    private static final int PAGE = 8192;
    private static final int SYNCS = 40;

    private final Path folder;
    private final byte[] block = new byte[BLOCK];

    Noise(Path folder) {
        this.folder = folder;
    }

    /// Milliseconds of a fixed piece of work for one processor and its memory.
    double processor() {
        MessageDigest digest = digest();
        long begin = System.nanoTime();
        for (int i = 0; i < BLOCKS; i++) {
            digest.update(block);
        }
        block[0] = digest.digest()[0];
        return millisSince(begin);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Milliseconds that a page takes to be on disk, on average.
    double disk() throws IOException {
        Path file = Files.createTempFile(folder, "noise", ".bin");
        try (FileChannel channel =
                FileChannel.open(
                        file, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            long begin = System.nanoTime();
            for (int i = 0; i < SYNCS; i++) {
                channel.write(ByteBuffer.wrap(block, 0, PAGE));
                channel.force(false);
            }
            return millisSince(begin) / SYNCS;
        }
    }

    static double millisSince(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }
}
