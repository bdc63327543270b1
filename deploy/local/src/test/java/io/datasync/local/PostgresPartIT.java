package io.datasync.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasync.local.testing.SharedParts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgresPartIT {
    private final PostgresPart postgres = SharedParts.postgres();

    @Test
    void aRoleCannotReadAnothersSchema() throws SQLException {
        try (Connection worker = postgres.connect("worker");
                Statement statement = worker.createStatement()) {
            statement.execute("CREATE TABLE worker.secret_of_worker (id int)");
        }
        try (Connection audit = postgres.connect("audit");
                Statement statement = audit.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT * FROM worker.secret_of_worker"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for schema worker");
        }
    }

    @Test
    void theApiReadsButNeverWritesTheDirectoryAlsoTablesMadeLater() throws SQLException {
        String url = postgres.freshDatabase("directory_rights");
        assertThat(url).endsWith("/directory_rights");
        try (Connection worker = postgres.connect("worker", "directory_rights");
                Statement statement = worker.createStatement()) {
            statement.execute("CREATE TABLE directory.location (code text)");
        }
        try (Connection api = postgres.connect("api", "directory_rights");
                Statement statement = api.createStatement()) {
            assertThat(statement.executeQuery("SELECT * FROM directory.location").next()).isFalse();
            assertThatThrownBy(
                            () -> statement.execute("INSERT INTO directory.location VALUES ('A')"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void dataSurvivesAKill() throws SQLException {
        try (PostgresPart own = PostgresPart.temporary()) {
            own.start();
            try (Connection api = own.connect("api");
                    Statement statement = api.createStatement()) {
                statement.execute("CREATE TABLE kept (id int)");
            }
            own.kill();
            assertThat(own.isRunning()).isFalse();
            own.start();
            try (Connection api = own.connect("api");
                    Statement statement = api.createStatement()) {
                assertThat(statement.executeQuery("SELECT * FROM api.kept").next()).isFalse();
            }
        }
    }
}
