package io.datasync.bench.contender;

import io.datasync.bench.wire.SheetServer;
import io.datasync.local.PostgresPart;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// Where a contender works.
///
/// @param jdbcUrl its own database
/// @param sheets  root URL of the server that speaks the Sheets API
/// @param catalog the benchmark's catalog directory
record Place(String jdbcUrl, URI sheets, Path catalog) {
    static final String ROLE = "worker";

    /// The table of those who are not the worker: the ten columns and the key, nothing else.
    private static final String TABLE =
            """
            CREATE TABLE directory.member (
                code text PRIMARY KEY, name text, email text, phone_number text, city text, notes text,
                joined_on date, starts_at time, active boolean, rate numeric)
            """;

    /// The request that the worker's client makes, for those who have no client.
    URI values() {
        return sheets.resolve(
                "v4/spreadsheets/%s/values:batchGet?ranges=Members&majorDimension=ROWS&valueRenderOption=UNFORMATTED_VALUE&dateTimeRenderOption=SERIAL_NUMBER&prettyPrint=false"
                        .formatted(SheetServer.SPREADSHEET));
    }

    static String password() {
        return PostgresPart.passwordOf(ROLE);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, ROLE, password());
    }

    void createTable() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }
}
