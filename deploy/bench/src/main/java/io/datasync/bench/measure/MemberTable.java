package io.datasync.bench.measure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/// A contender's table as the benchmark handles it: filled before, tidied between the rounds, looked at after.
final class MemberTable implements AutoCloseable {
    private static final String COLUMNS =
            "code, name, email, phone_number, city, notes, joined_on, starts_at, active, rate";
    private static final String CONTENT =
            """
            SELECT count(*) || ' rows, ' || coalesce(sum(hashtextextended(
                       concat_ws('|', code, name, email, phone_number, city, notes, joined_on, starts_at, active,
                                 trim_scale(rate)), 0)), 0)
            FROM
            """;

    private final Connection connection;

    MemberTable(Connection connection) {
        this.connection = connection;
    }

    void fill(Path copyText) throws SQLException, IOException {
        copy("directory.member (%s)".formatted(COLUMNS), copyText);
    }

    void empty() throws SQLException {
        execute("TRUNCATE directory.member");
    }

    /// As a database is that has been left alone for a while: no dead rows, fresh statistics, nothing to be written.
    void tidy() throws SQLException {
        execute("VACUUM (ANALYZE)");
        execute("CHECKPOINT");
    }

    /// The same for the same rows, in whatever order.
    String content() throws SQLException {
        return content("directory.member");
    }

    /// What [#content] is when the table holds exactly these rows.
    String contentOf(Path copyText) throws SQLException, IOException {
        execute("CREATE TEMPORARY TABLE expected (LIKE directory.member INCLUDING DEFAULTS)");
        copy("expected (%s)".formatted(COLUMNS), copyText);
        String content = content("expected");
        execute("DROP TABLE expected");
        return content;
    }

    private String content(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(CONTENT + table)) {
            row.next();
            return row.getString(1);
        }
    }

    private void copy(String table, Path copyText) throws SQLException, IOException {
        try (InputStream text = Files.newInputStream(copyText)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY %s FROM STDIN".formatted(table), text);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
