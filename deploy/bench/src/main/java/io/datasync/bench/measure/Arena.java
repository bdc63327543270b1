package io.datasync.bench.measure;

import io.datasync.bench.contender.ContenderKind;
import io.datasync.bench.contender.ContenderMain;
import io.datasync.bench.wire.SheetServer;
import io.datasync.bench.wire.SlowNetwork;
import io.datasync.local.Place;
import io.datasync.local.Ports;
import io.datasync.local.PostgresPart;
import io.datasync.local.Project;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What all contenders share: one PostgreSQL that is as durable as in real use, and one server of the sheet.
final class Arena implements AutoCloseable {
    private static final int SERVER_HEAP = 64;

    /// Beside PostgreSQL's own defaults, the same for everybody: memory as the worker asks for its plan; no checkpoint
    /// and no vacuum in the middle of a measurement, both are made before each.
    static final List<String> SETTINGS =
            List.of(
                    "work_mem = '64MB'",
                    "max_wal_size = '8GB'",
                    "checkpoint_timeout = '1h'",
                    "autovacuum = off");

    private final Path folder;
    private final PostgresPart postgres =
            PostgresPart.at(Place.temporary("bench-postgresql"), Ports.free());
    private final int sheetsPort = Ports.free();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Deque<Runnable> open = new ArrayDeque<>();
    private final Map<Integer, Integer> networks = new HashMap<>();

    /// @param folder for logs and other files
    Arena(Path folder) throws SQLException {
        this.folder = folder;
        postgres.start();
        open.push(postgres::close);
        for (String setting : SETTINGS) {
            execute("postgres", "ALTER SYSTEM SET " + setting);
        }
        execute("postgres", "SELECT pg_reload_conf()");
        start(SheetServer.class, sheetsPort);
    }

    static Path logging() {
        return Project.root().resolve("deploy/bench/target/classes/quiet-logging.properties");
    }

    static Path catalog() {
        return Project.root().resolve("deploy/bench/catalog");
    }

    private JavaProcess start(Class<?> main, Object... arguments) {
        JavaProcess process = new JavaProcess(log(), SERVER_HEAP, main, arguments);
        open.push(process::close);
        process.answer();
        return process;
    }

    private Path log() {
        return folder.resolve("bench.log");
    }

    /// What is read from now on.
    void serve(Path json) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(sheets().resolve("serve"))
                        .POST(HttpRequest.BodyPublishers.ofString(json.toString()))
                        .build();
        http.send(request, BodyHandlers.discarding());
    }

    private URI sheets() {
        return URI.create("http://localhost:%d/".formatted(sheetsPort));
    }

    /// A contender's process, with an empty database of its own.
    JavaProcess enter(ContenderKind kind, String database, int heapMegabytes, int delayMillis) {
        postgres.freshDatabase(database);
        JavaProcess process =
                new JavaProcess(
                        log(),
                        heapMegabytes,
                        ContenderMain.class,
                        kind.label(),
                        "jdbc:postgresql://localhost:%d/%s"
                                .formatted(databasePort(delayMillis), database),
                        sheets(),
                        catalog());
        process.answer();
        return process;
    }

    private int databasePort(int delayMillis) {
        return delayMillis == 0
                ? postgres.port()
                : networks.computeIfAbsent(
                        delayMillis,
                        delay -> {
                            int port = Ports.free();
                            start(SlowNetwork.class, port, postgres.port(), delay);
                            return port;
                        });
    }

    /// Under which everything is measured here.
    String conditions(int heapMegabytes) throws SQLException {
        try (Connection connection = administer("postgres");
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT current_setting('server_version'), current_setting('fsync'), current_setting('synchronous_commit'), current_setting('shared_buffers')")) {
            row.next();
            return "Medians in ms, ± half the distance of the quartiles, (times the floor of the same round). %d processors; Java %s, -Xmx%dm each, SerialGC; PostgreSQL %s, fsync %s, synchronous_commit %s, shared_buffers %s, %s."
                    .formatted(
                            Runtime.getRuntime().availableProcessors(),
                            Runtime.version().feature(),
                            heapMegabytes,
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            String.join(", ", SETTINGS));
        }
    }

    /// Nearer than any contender's way to it.
    Connection administer(String database) throws SQLException {
        return postgres.connectAsSuperuser(database);
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = administer(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().run();
        }
    }
}
