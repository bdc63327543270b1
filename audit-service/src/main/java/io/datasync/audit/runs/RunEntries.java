package io.datasync.audit.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datasync.audit.paging.Cursor;
import io.datasync.audit.paging.Page;
import io.datasync.contract.Json;
import io.datasync.contract.run.RunStatus;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Reads the entries of the log.
@Singleton
final class RunEntries {
    /// Parts of a cursor: when it was requested, the entry.
    static final int CURSOR = 2;

    private static final int COUNTED_UP_TO = 10_000;

    /// A refused sync is shown under the syncId it claims unless a run, or an earlier letter, has that id. A refused
    /// request about a run is an entry of its own.
    private static final String SELECT =
            """
            SELECT r.id AS entry_id, r.at AS at, r.outcome AS outcome, r.revision AS revision,
                   r.joined_to AS joined_to, j.outcome AS joined_outcome, r.view AS view,
                   coalesce(s.events < s.last_seq, false) AS has_gap,
                   CASE WHEN r.origin = 'event' OR r.sync_id IS NULL OR r.request IS NOT NULL
                             OR EXISTS (SELECT FROM run e WHERE e.id = r.sync_id)
                             OR EXISTS (SELECT FROM run d
                                        WHERE d.origin = 'dead_letter' AND d.request IS NULL
                                              AND d.sync_id = r.sync_id AND d.id < r.id)
                        THEN r.id ELSE r.sync_id END AS shown_id
            FROM run r
            LEFT JOIN run j ON j.id = r.joined_to
            LEFT JOIN run_seq s ON s.sync_id = r.id
            """;

    private static final String ONE =
            """
             WHERE r.id = :id OR (r.origin = 'dead_letter' AND r.request IS NULL AND r.sync_id = :id)
            ORDER BY (r.id = :id) DESC, r.id LIMIT 1
            """;

    private final Jdbi jdbi;

    RunEntries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// A row, and where it stands in the list.
    private record Placed(RunEntry entry, Cursor place) {}

    Page<RunEntry> page(RunFilter filter, int limit, @Nullable Cursor after) {
        RunConditions where = RunConditions.of(filter, after);
        String sql = SELECT + where.sql() + " ORDER BY r.at DESC, r.id DESC LIMIT :limit";
        List<Placed> found =
                jdbi.withHandle(
                        handle ->
                                where.bind(handle.createQuery(sql))
                                        .bind("limit", limit + 1)
                                        .map((row, _) -> placed(handle, row))
                                        .list());
        Page<Placed> page = Page.of(found, limit, Placed::place);
        return new Page<>(page.items().stream().map(Placed::entry).toList(), page.next());
    }

    /// How many entries there are; empty when counting them would cost more than it tells.
    Optional<Long> total(RunFilter filter) {
        if (filter.words() != null) {
            return Optional.empty();
        }
        RunConditions where = RunConditions.of(filter, null);
        String sql =
                "SELECT count(*) FROM (SELECT FROM run r"
                        + where.sql()
                        + " LIMIT :upTo) AS counted";
        long counted =
                jdbi.withHandle(
                        handle ->
                                where.bind(handle.createQuery(sql))
                                        .bind("upTo", COUNTED_UP_TO + 1)
                                        .mapTo(Long.class)
                                        .one());
        return counted > COUNTED_UP_TO ? Optional.empty() : Optional.of(counted);
    }

    Optional<RunEntry> find(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(SELECT + ONE)
                                .bind("id", id)
                                .map((row, _) -> placed(handle, row).entry())
                                .findOne());
    }

    private static Placed placed(Handle handle, ResultSet row) throws SQLException {
        UUID entryId = row.getObject("entry_id", UUID.class);
        ObjectNode view = view(row);
        view.put("id", row.getString("shown_id"));
        view.put("outcome", row.getString("outcome"));
        view.put("seq", row.getLong("revision"));
        if (row.getString("joined_to") != null) {
            view.put("joinedTo", row.getString("joined_to"));
            view.put("status", statusOfJoined(row.getString("joined_outcome")));
        }
        List<Long> missing =
                row.getBoolean("has_gap") ? MissingFacts.of(handle, entryId) : List.of();
        view.set("missing", Json.mapper().valueToTree(missing));
        return new Placed(entry(view), Cursor.of(row.getTimestamp("at").toInstant(), entryId));
    }

    /// A run that is joined is under way, and its own facts may come after the joining.
    private static String statusOfJoined(@Nullable String outcome) {
        return outcome == null ? RunStatus.RUNNING.wire() : outcome;
    }

    private static ObjectNode view(ResultSet row) throws SQLException {
        try {
            return Json.mapper().readValue(row.getString("view"), ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored run view is no JSON object", e);
        }
    }

    private static RunEntry entry(ObjectNode view) {
        try {
            return Json.mapper().treeToValue(view, RunEntry.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored run view is none", e);
        }
    }
}
