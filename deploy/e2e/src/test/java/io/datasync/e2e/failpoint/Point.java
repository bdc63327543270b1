package io.datasync.e2e.failpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A named place in a worker's code. Also loaded by the agent, so of the JDK's classes only.
///
/// @param when       before the method's first instruction, or after its last
/// @param type       binary name of the class
/// @param parameters how many the method has, which tells it from others of its name
record Point(String name, When when, String type, String method, int parameters) {
    enum When {
        BEFORE,
        AFTER
    }

    /// The table, in its order.
    static List<Point> read(Path table) throws IOException {
        return Files.readAllLines(table).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Point::parse)
                .toList();
    }

    private static Point parse(String line) {
        String[] fields = line.split("\\s+", -1);
        String[] method = fields[3].split("/", -1);
        return new Point(
                fields[0],
                fields[1].equals("before") ? When.BEFORE : When.AFTER,
                fields[2],
                method[0],
                Integer.parseInt(method[1]));
    }

    /// As class files name it.
    String internalName() {
        return type.replace('.', '/');
    }

    boolean isOfAChunk() {
        return name.startsWith("apply.");
    }
}
