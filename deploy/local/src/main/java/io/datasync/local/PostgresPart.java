package io.datasync.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// PostgreSQL with the database `datasync`, a role and schemas per service. The role's password is `<role>-local`.
public final class PostgresPart extends ProcessPart {
    public static final int PORT = 15432;
    public static final String DATABASE = "datasync";

    private static final String SUPERUSER = "postgres";
    private static final String SUPERUSER_PASSWORD = "postgres-local";

    private final boolean durable;

    private PostgresPart(Place place, int port, boolean durable) {
        super(place, port);
        this.durable = durable;
    }

    /// On a free port with data of its own that goes away on close; not durable against a crash of the machine,
    /// which makes tests faster.
    public static PostgresPart temporary() {
        return new PostgresPart(Place.temporary("postgresql"), Ports.free(), false);
    }

    /// As configured for real use: fsync on, write-ahead log as PostgreSQL ships it.
    public static PostgresPart at(Place place, int port) {
        return new PostgresPart(place, port, true);
    }

    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database;
    }

    public static String passwordOf(String role) {
        return role + "-local";
    }

    /// A connection to the database `datasync` as one of the services' roles.
    public Connection connect(String role) throws SQLException {
        return connect(role, DATABASE);
    }

    public Connection connect(String role, String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), role, passwordOf(role));
    }

    public Connection connectAsSuperuser(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, SUPERUSER_PASSWORD);
    }

    /// Makes an empty database of that name with the roles' schemas, in place of one that is there already.
    ///
    /// @return its JDBC URL
    public String freshDatabase(String name) {
        execute("postgres", "DROP DATABASE IF EXISTS " + quoted(name) + " WITH (FORCE)");
        createDatabase(name);
        return jdbcUrl(name);
    }

    @Override
    void prepare() throws IOException {
        if (!Files.exists(cluster().resolve("PG_VERSION"))) {
            Place.deleteTree(cluster());
            PostgresCluster.create(cluster(), SUPERUSER, SUPERUSER_PASSWORD);
        }
        PostgresCluster.awaitOrphansOf(cluster());
    }

    private Path cluster() {
        return place().data().resolve("cluster");
    }

    @Override
    List<String> command() {
        List<String> line = new ArrayList<>(PostgresCluster.asOrdinaryUser());
        line.add(PostgresCluster.program("postgres").toString());
        line.addAll(List.of("-D", cluster().toString(), "-p", Integer.toString(port())));
        line.addAll(List.of("-c", "listen_addresses=localhost", "-c", "unix_socket_directories="));
        line.addAll(List.of("-c", "max_connections=200", "-c", "max_prepared_transactions=64"));
        line.addAll(
                List.of("-c", "log_min_messages=warning", "-c", "log_min_error_statement=panic"));
        if (!durable) {
            line.addAll(List.of("-c", "fsync=off"));
        }
        return List.copyOf(line);
    }

    /// A fast shutdown: it does not wait for clients to leave.
    @Override
    String endSignal() {
        return "INT";
    }

    /// An immediate shutdown, as after a failure: nothing is finished, unlogged tables are empty after the next start.
    public void stopImmediately() {
        stop("QUIT");
    }

    @Override
    boolean isReady() {
        try (Connection connection = connectAsSuperuser("postgres")) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    void settle() {
        createDatabase(DATABASE);
    }

    private void createDatabase(String name) {
        if (!databaseExists(name)) {
            execute("postgres", "CREATE DATABASE " + quoted(name));
        }
        execute(name, rolesSql());
    }

    private boolean databaseExists(String name) {
        try (Connection connection = connectAsSuperuser("postgres");
                var query =
                        connection.prepareStatement(
                                "SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, name);
            return query.executeQuery().next();
        } catch (SQLException e) {
            throw new PartFailure("PostgreSQL: " + e.getMessage(), e);
        }
    }

    private void execute(String database, String sql) {
        try (Connection connection = connectAsSuperuser(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new PartFailure("PostgreSQL: " + e.getMessage(), e);
        }
    }

    private static String quoted(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("not a plain database name: " + name);
        }
        return name;
    }

    private static String rolesSql() {
        try (InputStream in =
                Objects.requireNonNull(
                        PostgresPart.class.getResourceAsStream("roles.sql"), "roles.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
