package io.datasync.bench.contender;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A contender's process. Reads a line for each sync, the path of the sheet as text, and answers with the nanoseconds
/// that it took; ends with its input.
///
/// Arguments: the contender, the JDBC URL of its database, the root URL of the Sheets API, the catalog's directory.
public final class ContenderMain {
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
                long begin = System.nanoTime();
                contender.sync(Path.of(line));
                answers.println(System.nanoTime() - begin);
            }
        }
        System.exit(0);
    }
}
