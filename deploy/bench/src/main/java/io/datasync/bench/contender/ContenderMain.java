package io.datasync.bench.contender;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// A contender's process. Reads a line for each sync, the path of the sheet as text, and answers with the nanoseconds
/// that it took; after `watch ` with the bytes of live heap while it went on, for which it collects garbage again and
/// again. Ends with its input.
///
/// Arguments: the contender, the JDBC URL of its database, the root URL of the Sheets API, the catalog's directory.
public final class ContenderMain {
    public static final String WATCH = "watch ";

    private ContenderMain() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // What a library may print must not be taken for an answer.
        System.setOut(System.err);
        Place place = new Place(arguments[1], URI.create(arguments[2]), Path.of(arguments[3]));
        try (Contender contender = ContenderKind.of(arguments[0]).open(place);
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            contender.prepare();
            answers.println("ready");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.println(
                        line.startsWith(WATCH)
                                ? watched(contender, Path.of(line.substring(WATCH.length())))
                                : timed(contender, Path.of(line)));
            }
        }
        System.exit(0);
    }

    private static String timed(Contender contender, Path copyText) throws Exception {
        long begin = System.nanoTime();
        contender.sync(copyText);
        return Long.toString(System.nanoTime() - begin);
    }

    private static String watched(Contender contender, Path copyText) throws Exception {
        try (LiveHeap heap = new LiveHeap()) {
            contender.sync(copyText);
            return heap.bytes().stream().map(String::valueOf).collect(Collectors.joining(","));
        }
    }
}
