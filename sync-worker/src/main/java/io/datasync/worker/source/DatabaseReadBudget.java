package io.datasync.worker.source;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/// The budget of all workers, by the database's clock. The row of an account is locked while it is decided, so two
/// workers never take the same last read.
@Singleton
class DatabaseReadBudget implements ReadBudget {
    private static final String KNOW =
            """
            INSERT INTO read_budget (account) VALUES (?) ON CONFLICT DO NOTHING
            """;
    private static final String TAKE =
            """
            UPDATE read_budget
            SET taken = ARRAY(SELECT at FROM unnest(taken) at
                              WHERE at > clock_timestamp() - interval '1 minute' ORDER BY at)
                        || clock_timestamp()
            WHERE account = ?
              AND (SELECT count(*) FROM unnest(taken) at
                   WHERE at > clock_timestamp() - interval '1 minute') < ?
            """;
    private static final String WAIT =
            """
            SELECT ceil(extract(epoch FROM at + interval '1 minute' - clock_timestamp()) * 1000)
            FROM read_budget, unnest(taken) at
            WHERE account = ?
            ORDER BY at DESC
            OFFSET ? LIMIT 1
            """;
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(20);

    private final DataSource database;
    private final int readsPerMinute;

    @Inject
    DatabaseReadBudget(DataSource database, SheetsConfig config) {
        this(database, config.readsPerMinute());
    }

    DatabaseReadBudget(DataSource database, int readsPerMinute) {
        if (readsPerMinute < 1) {
            throw new IllegalArgumentException(
                    "datasync.sheets.reads-per-minute is at least 1, not " + readsPerMinute);
        }
        this.database = database;
        this.readsPerMinute = readsPerMinute;
    }

    @Override
    public Duration take(String account) {
        try (Connection connection = database.getConnection()) {
            know(connection, account);
            if (update(connection, account)) {
                return Duration.ZERO;
            }
            return untilNext(connection, account);
        } catch (SQLException e) {
            throw new IllegalStateException("the budget of reads cannot be asked", e);
        }
    }

    private boolean update(Connection connection, String account) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setString(1, account);
            take.setInt(2, readsPerMinute);
            return take.executeUpdate() == 1;
        }
    }

    private static void know(Connection connection, String account) throws SQLException {
        try (PreparedStatement know = connection.prepareStatement(KNOW)) {
            know.setString(1, account);
            know.executeUpdate();
        }
    }

    /// When the oldest of the reads that fill the budget is a minute old.
    private Duration untilNext(Connection connection, String account) throws SQLException {
        try (PreparedStatement wait = connection.prepareStatement(WAIT)) {
            wait.setString(1, account);
            wait.setInt(2, readsPerMinute - 1);
            try (ResultSet row = wait.executeQuery()) {
                Duration left = row.next() ? Duration.ofMillis(row.getLong(1)) : SHORTEST_WAIT;
                return left.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : left;
            }
        }
    }
}
