package io.datasync.bench.flat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Looks at a worker's process from outside: by the JDK's jcmd and jstat, by Linux's /proc, and in the database.
public final class Examination {
    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)$");
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
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
        tool("jcmd", Long.toString(pid), "GC.run");
        tool("jcmd", Long.toString(pid), "GC.run");
        Map<String, Double> memory = memory(tool("jstat", "-gc", Long.toString(pid)));
        return new Vitals(
                megabytes(memory, List.of("S0U", "S1U", "EU", "OU")),
                megabytes(memory, List.of("MU")),
                threads(),
                descriptors(),
                count(CONNECTIONS),
                count(TABLES));
    }

    /// One of the JDK's own.
    private static String tool(String name, String... arguments) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /// A line of names above a line of kilobytes.
    private static Map<String, Double> memory(String table) {
        List<String> lines = table.strip().lines().toList();
        String[] names = lines.getFirst().strip().split("\\s+");
        String[] values = lines.getLast().strip().split("\\s+");
        Map<String, Double> memory = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            if (NUMBER.matcher(values[i]).matches()) {
                memory.put(names[i], Double.valueOf(values[i]));
            }
        }
        return memory;
    }

    private static double megabytes(Map<String, Double> kilobytes, List<String> names) {
        if (!kilobytes.keySet().containsAll(names)) {
            throw new IllegalStateException("jstat tells only " + kilobytes);
        }
        return names.stream().mapToDouble(kilobytes::get).sum() / 1024;
    }

    private int threads() throws IOException {
        Matcher threads = THREADS.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
        if (!threads.find()) {
            throw new IllegalStateException("process " + pid + " tells no threads");
        }
        return Integer.parseInt(threads.group(1));
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
}
