package io.datasync.api.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.datasync.contract.Json;
import io.datasync.contract.run.RunView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads and writes runs. Every write keeps the newest revision, so events and progress may come twice, late or out of
/// order.
@ApplicationScoped
public class RunStore {
    /// The row written ahead of a request's publication.
    public void writeAhead(Handle handle, RunView run, Instant republishAt) {
        handle.createUpdate(
                        """
                        INSERT INTO api.run
                            (id, type, status, requested_at, revision, view, republish_at, published_times)
                        VALUES (:id, :type, :status, :requestedAt, 0, CAST(:view AS jsonb), :republishAt, 1)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .bind("id", run.id())
                .bind("type", run.type())
                .bind("status", run.status().wire())
                .bind("requestedAt", at(run.requestedAt()))
                .bind("view", json(run))
                .bind("republishAt", at(republishAt))
                .execute();
    }

    /// Takes in what an event or progress says, unless something newer is known. A request thought to have joined is a
    /// run of its own after all.
    public void keepNewest(Handle handle, RunView run, long revision) {
        handle.createUpdate(
                        """
                        INSERT INTO api.run (id, type, status, requested_at, finished_at, revision, view)
                        VALUES (:id, :type, :status, :requestedAt, :finishedAt, :revision, CAST(:view AS jsonb))
                        ON CONFLICT (id) DO UPDATE
                        SET status = excluded.status, finished_at = excluded.finished_at,
                            revision = excluded.revision, view = excluded.view, republish_at = NULL
                        WHERE run.revision < excluded.revision
                        """)
                .bind("id", run.id())
                .bind("type", run.type())
                .bind("status", run.status().wire())
                .bind("requestedAt", at(run.requestedAt()))
                .bind("finishedAt", run.finishedAt() == null ? null : at(run.finishedAt()))
                .bind("revision", revision)
                .bind("view", json(run))
                .execute();
        handle.createUpdate("DELETE FROM api.joined_request WHERE id = :id")
                .bind("id", run.id())
                .execute();
    }

    /// The request is answered by another run; a row written ahead for it goes away. A request that became a run of its
    /// own stays one.
    public void joined(Handle handle, UUID id, UUID joinedTo, Instant requestedAt) {
        handle.createUpdate("DELETE FROM api.run WHERE id = :id AND revision = 0")
                .bind("id", id)
                .execute();
        handle.createUpdate(
                        """
                        INSERT INTO api.joined_request (id, joined_to, requested_at)
                        SELECT :id, :joinedTo, :requestedAt
                        WHERE NOT EXISTS (SELECT FROM api.run WHERE run.id = :id)
                        ON CONFLICT (id) DO UPDATE SET joined_to = excluded.joined_to
                        """)
                .bind("id", id)
                .bind("joinedTo", joinedTo)
                .bind("requestedAt", at(requestedAt))
                .execute();
    }

    /// The queued or running run of the type, the newest if there were several.
    public Optional<KnownRun> active(Handle handle, String type) {
        return handle.createQuery(
                        """
                        SELECT view, revision FROM api.run
                        WHERE type = :type AND status IN ('queued', 'running')
                        ORDER BY requested_at DESC, id DESC LIMIT 1
                        """)
                .bind("type", type)
                .map((rows, _) -> RunRows.run(rows))
                .findOne();
    }

    /// The run of this id, or the one that the request of this id joined.
    public Optional<KnownRun> find(Handle handle, UUID id) {
        return handle.createQuery(
                        """
                        WITH RECURSIVE asked (id) AS (
                            SELECT CAST(:id AS uuid)
                            UNION
                            SELECT joined_to FROM api.joined_request JOIN asked USING (id)
                        )
                        SELECT view, revision FROM api.run JOIN asked USING (id)
                        ORDER BY (id = :id) DESC LIMIT 1
                        """)
                .bind("id", id)
                .map((rows, _) -> RunRows.run(rows))
                .findOne();
    }

    /// One more than the page's runs when there are more, newest first.
    ///
    /// @param before the last run of the page before; null for the first page
    public List<KnownRun> newest(
            Handle handle,
            List<String> statuses,
            List<String> types,
            @Nullable Before before,
            int size) {
        return handle.createQuery(
                        """
                        SELECT view, revision FROM api.run
                        WHERE (:allStatuses OR status = ANY (:statuses))
                            AND (:allTypes OR type = ANY (:types))
                            AND (:first OR (requested_at, id) < (:at, :id))
                        ORDER BY requested_at DESC, id DESC LIMIT :size
                        """)
                .bind("allStatuses", statuses.isEmpty())
                .bindArray("statuses", String.class, statuses)
                .bind("allTypes", types.isEmpty())
                .bindArray("types", String.class, types)
                .bind("first", before == null)
                .bind("at", before == null ? at(Instant.EPOCH) : at(before.requestedAt()))
                .bind("id", before == null ? new UUID(0, 0) : before.id())
                .bind("size", size)
                .map((rows, _) -> RunRows.run(rows))
                .list();
    }

    /// Shows at once that somebody asked the run to stop; the worker's next word replaces it.
    public void cancelAsked(Handle handle, UUID id) {
        handle.createUpdate(
                        """
                        UPDATE api.run SET view = jsonb_set(view, '{cancelRequested}', 'true')
                        WHERE id = :id AND finished_at IS NULL
                        """)
                .bind("id", id)
                .execute();
    }

    /// A place in the list of runs.
    public record Before(Instant requestedAt, UUID id) {}

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String json(RunView run) {
        try {
            return Json.mapper().writeValueAsString(run);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run cannot be written as JSON", e);
        }
    }
}
