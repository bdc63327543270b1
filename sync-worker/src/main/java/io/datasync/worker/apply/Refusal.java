package io.datasync.worker.apply;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// The database refuses what a record would become. Its detail and context, which may hold other rows' values, are left
/// out, but for the column that they name.
///
/// @param constraint that is violated; empty where it is none
/// @param column     that PostgreSQL names; empty where it names none
record Refusal(
        String message, Optional<String> constraint, Optional<String> column, boolean taken) {
    private static final Pattern COPIED = Pattern.compile("^COPY .+?, line \\d+, column ([^:]+):");
    private static final String UNIQUE_VIOLATION = "23505";

    /// Empty when the exception is about the database or the work, not about a record's values.
    static Optional<Refusal> of(SQLException exception) {
        String state = Objects.requireNonNullElse(exception.getSQLState(), "");
        boolean aboutValues =
                state.startsWith("22")
                        || state.startsWith("23")
                        || state.startsWith("44")
                        || state.startsWith("P0")
                        || state.equals("54000");
        if (!aboutValues) {
            return Optional.empty();
        }
        ServerErrorMessage server =
                exception instanceof PSQLException postgres
                        ? postgres.getServerErrorMessage()
                        : null;
        String message = server == null ? exception.getMessage() : server.getMessage();
        return Optional.of(
                new Refusal(
                        Objects.requireNonNullElse(message, "SQLSTATE " + state),
                        Optional.ofNullable(server == null ? null : server.getConstraint()),
                        Optional.ofNullable(server).flatMap(Refusal::column),
                        state.equals(UNIQUE_VIOLATION)));
    }

    private static Optional<String> column(ServerErrorMessage server) {
        if (server.getColumn() != null) {
            return Optional.of(server.getColumn());
        }
        return Optional.ofNullable(server.getWhere())
                .map(COPIED::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }
}
