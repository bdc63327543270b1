package io.datasync.bench.contender;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/// The least that PostgreSQL has to do: text that was formatted before is copied into a temporary table, compared and
/// merged by one statement, and committed. Nothing is parsed, judged, planned, logged or published.
final class Floor implements Contender {
    private static final int BUFFER = 1 << 16;
    private static final String STAGE =
            "CREATE TEMPORARY TABLE stage (LIKE directory.member) ON COMMIT DROP";
    private static final String COPY = "COPY stage FROM STDIN";
    private static final String MERGE =
            """
            MERGE INTO directory.member t USING stage s ON t.code = s.code
            WHEN MATCHED AND (t.name, t.email, t.phone_number, t.city, t.notes, t.joined_on, t.starts_at, t.active, t.rate)
                 IS DISTINCT FROM (s.name, s.email, s.phone_number, s.city, s.notes, s.joined_on, s.starts_at, s.active, s.rate)
                 THEN UPDATE SET name = s.name, email = s.email, phone_number = s.phone_number, city = s.city,
                                 notes = s.notes, joined_on = s.joined_on, starts_at = s.starts_at,
                                 active = s.active, rate = s.rate
            WHEN NOT MATCHED
                 THEN INSERT VALUES (s.code, s.name, s.email, s.phone_number, s.city, s.notes, s.joined_on,
                                     s.starts_at, s.active, s.rate)
            """;

    private final Place place;
    private final Connection connection;

    Floor(Place place) throws SQLException {
        this.place = place;
        connection = place.connect();
        connection.setAutoCommit(false);
    }

    @Override
    public void prepare() throws SQLException {
        place.createTable();
    }

    @Override
    public void sync(Path copyText) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                InputStream text = Files.newInputStream(copyText)) {
            statement.execute(STAGE);
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, text, BUFFER);
            statement.execute(MERGE);
            connection.commit();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
