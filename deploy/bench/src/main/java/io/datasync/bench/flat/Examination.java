package io.datasync.bench.flat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Looks at a worker's process from outside: by the JDK's jcmd, by Linux's /proc, and in the database.
public final class Examination {
    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final Pattern METASPACE = Pattern.compile("Metaspace\\s+used (\\d+)K");
    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)$");
    private static final String CONNECTIONS =
            "SELECT count(*) FROM pg_stat_activity WHERE usename = 'worker' AND datname = current_database()";
    private static final String TABLES =
            "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relname ~ '^(stage|plan)_'";

    private final long pid;
    private final Connection database;

    /// @param database a superuser's connection to the worker's database
    public Examination(long pid, Connection database) {
        this.pid = pid;
        this.database = database;
    }

    public Vitals look() throws IOException, SQLException {
        // Twice: what the first finds dead may hold on to more until its cleaners have run.
        jcmd("GC.run");
        jcmd("GC.run");
        String heap = jcmd("GC.heap_info");
        return new Vitals(
                megabytes(USED, heap),
                megabytes(METASPACE, heap),
                (int) sum(THREADS, Files.readString(Path.of("/proc/" + pid + "/status"))),
                descriptors(),
                count(CONNECTIONS),
                count(TABLES));
    }

    private String jcmd(String command) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(pid),
                                command)
                        .redirectErrorStream(true)
                        .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private int descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return (int) open.count();
        }
    }

    private int count(String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static double megabytes(Pattern kilobytes, String text) {
        return sum(kilobytes, text) / 1024.0;
    }

    private static long sum(Pattern number, String text) {
        Matcher found = number.matcher(text);
        long sum = 0;
        boolean any = false;
        while (found.find()) {
            sum += Long.parseLong(found.group(1));
            any = true;
        }
        if (!any) {
            throw new IllegalStateException("nothing like %s in %s".formatted(number, text));
        }
        return sum;
    }
}
