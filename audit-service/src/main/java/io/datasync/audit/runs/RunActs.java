package io.datasync.audit.runs;

import io.datasync.contract.run.Requester;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// What people did about a run after they had asked for it.
@Singleton
final class RunActs {
    private static final String OF_RUN =
            """
            SELECT act, at, actor_kind, actor_id, actor_name, actor_email FROM run_act
            WHERE sync_id = :syncId ORDER BY seq
            """;

    private final Jdbi jdbi;

    RunActs(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// @param act `approved` or `cancel_accepted`
    record Act(String act, Instant at, Requester by) {}

    /// In the order in which they were done.
    List<Act> of(UUID syncId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_RUN)
                                .bind("syncId", syncId)
                                .map((row, _) -> act(row))
                                .list());
    }

    private static Act act(ResultSet row) throws SQLException {
        return new Act(
                row.getString("act"),
                row.getTimestamp("at").toInstant(),
                new Requester(
                        Requester.Kind.of(row.getString("actor_kind")),
                        row.getString("actor_id"),
                        row.getString("actor_name"),
                        row.getString("actor_email")));
    }
}
