package io.datasync.audit.ingest;

import io.datasync.audit.storage.Texts;
import io.datasync.contract.run.DatasetResult;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunView;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Writes tables `run` and `run_dataset`: the newest view of a run wins, in whatever order they come.
final class RunRows {
    private static final String UPSERT =
            """
            INSERT INTO run (id, origin, sync_id, at, type, outcome, accepted_at, started_at, read_at, planned_at,
                             finished_at, error_code, joined_to, revision, actor_kind, actor_id, actor_name,
                             actor_email, message, error_message, view, request)
            VALUES (:id, :origin, CAST(:syncId AS uuid), :at, :type, :outcome, :acceptedAt, :startedAt, :readAt, :plannedAt,
                    :finishedAt, :errorCode, CAST(:joinedTo AS uuid), :revision, :actorKind, :actorId, :actorName,
                    :actorEmail, :message, :errorMessage, CAST(:view AS jsonb), :request)
            ON CONFLICT (id) DO UPDATE
            SET (at, type, outcome, accepted_at, started_at, read_at, planned_at, finished_at, error_code, joined_to,
                 revision, actor_kind, actor_id, actor_name, actor_email, message, error_message, view) =
                (excluded.at, excluded.type, excluded.outcome, excluded.accepted_at, excluded.started_at,
                 excluded.read_at, excluded.planned_at, excluded.finished_at, excluded.error_code, excluded.joined_to,
                 excluded.revision, excluded.actor_kind, excluded.actor_id, excluded.actor_name, excluded.actor_email,
                 excluded.message, excluded.error_message, excluded.view)
            WHERE run.revision < excluded.revision
            """;

    private static final String UPSERT_DATASET =
            """
            INSERT INTO run_dataset (sync_id, dataset, position, label, processed, created, updated, unchanged, skipped,
                                     failed, absent)
            VALUES (:syncId, :dataset, :position, :label, :processed, :created, :updated, :unchanged, :skipped,
                    :failed, :absent)
            ON CONFLICT (sync_id, dataset) DO UPDATE
            SET (position, label, processed, created, updated, unchanged, skipped, failed, absent) =
                (excluded.position, excluded.label, excluded.processed, excluded.created, excluded.updated,
                 excluded.unchanged, excluded.skipped, excluded.failed, excluded.absent)
            """;

    private RunRows() {}

    /// Returns false when a newer view stands already.
    static boolean upsert(Handle handle, RunRow row) {
        RunRow.Times times = row.times();
        Requester by = row.requestedBy();
        return handle.createUpdate(UPSERT)
                        .bind("id", row.id())
                        .bind("origin", row.origin().column())
                        .bind("syncId", row.syncId())
                        .bind("at", row.at())
                        .bind("type", Texts.storable(row.type()))
                        .bind("outcome", row.outcome())
                        .bind("acceptedAt", at(times, RunRow.Times::acceptedAt))
                        .bind("startedAt", at(times, RunRow.Times::startedAt))
                        .bind("readAt", at(times, RunRow.Times::readAt))
                        .bind("plannedAt", at(times, RunRow.Times::plannedAt))
                        .bind("finishedAt", at(times, RunRow.Times::finishedAt))
                        .bind("errorCode", row.error() == null ? null : row.error().code())
                        .bind("joinedTo", row.joinedTo())
                        .bind("revision", row.revision())
                        .bind("actorKind", by == null ? null : by.kind().wire())
                        .bind("actorId", by == null ? null : Texts.storable(by.id()))
                        .bind("actorName", by == null ? null : Texts.storable(by.name()))
                        .bind("actorEmail", by == null ? null : Texts.storable(by.email()))
                        .bind("message", Texts.storable(row.message()))
                        .bind("errorMessage", errorMessageOf(row))
                        .bind("view", row.view())
                        .bind("request", row.request().column())
                        .execute()
                == 1;
    }

    static void upsertDatasets(Handle handle, UUID syncId, RunView run) {
        if (run.datasets().isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(UPSERT_DATASET);
        for (int position = 0; position < run.datasets().size(); position++) {
            DatasetResult result = run.datasets().get(position);
            batch.bind("syncId", syncId)
                    .bind("position", position)
                    .bind("dataset", result.dataset())
                    .bind("label", result.label())
                    .bind("processed", result.processed())
                    .bind("created", result.created())
                    .bind("updated", result.updated())
                    .bind("unchanged", result.unchanged())
                    .bind("skipped", result.skipped())
                    .bind("failed", result.failed())
                    .bind("absent", result.absent())
                    .add();
        }
        batch.execute();
    }

    private static @Nullable String errorMessageOf(RunRow row) {
        return row.error() == null ? null : Texts.storable(row.error().message());
    }

    private static @Nullable Instant at(
            RunRow.@Nullable Times times, Function<RunRow.Times, @Nullable Instant> step) {
        return times == null ? null : step.apply(times);
    }
}
