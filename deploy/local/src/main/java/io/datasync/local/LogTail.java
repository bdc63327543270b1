package io.datasync.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The last lines of a log file, for the message that says why a part did not start.
final class LogTail {
    private static final int LINES = 20;
    private static final int BYTES = 8192;

    private LogTail() {}

    static String of(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - BYTES));
            byte[] end = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
                    .collect(Collectors.joining("\n  ", "  ", ""));
        } catch (IOException e) {
            return "  (cannot be read: " + e.getMessage() + ")";
        }
    }
}
