package io.datasync.bench.wire;

import java.io.IOException;

/// Ties a process to the one that started it: it says that it is ready, and ends when its input does.
final class Lifeline {
    private Lifeline() {}

    static void hold() throws IOException {
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // nothing is said to it
        }
        System.exit(0);
    }
}
