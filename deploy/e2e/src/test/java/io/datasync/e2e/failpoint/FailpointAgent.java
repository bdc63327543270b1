package io.datasync.e2e.failpoint;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;

/// Put on a worker's command line by a test: `-javaagent:<jar>=<folder>`. The folder has the table of points, and files
/// that say what is to happen.
public final class FailpointAgent {
    static final String TABLE = "points.txt";

    private FailpointAgent() {}

    public static void premain(String folder, Instrumentation instrumentation) throws IOException {
        Path controlled = Path.of(folder);
        Failpoint.watch(controlled);
        instrumentation.addTransformer(new Weaver(Point.read(controlled.resolve(TABLE))));
    }
}
