package io.datasync.worker.run;

import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.datasync.contract.run.DerivedFrom;
import io.datasync.contract.run.RunStatus;
import io.datasync.worker.run.RequestInbox.Derived.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Which runs may be about which earlier ones, and how that stands in a run's row.
final class Derivations {
    private Derivations() {}

    static @Nullable DerivedFrom of(ResultSet run) throws SQLException {
        String kind = run.getString("derived_kind");
        return kind == null
                ? null
                : new DerivedFrom(
                        DerivedFrom.Kind.of(kind), run.getObject("derived_from", UUID.class));
    }

    /// Why the earlier run leaves nothing to do; empty when it leaves something. An end and what led to it never change,
    /// so the answer holds.
    static Optional<Refused> refusal(Handle handle, SyncRequested request, DerivedFrom derived) {
        Optional<Earlier> earlier = earlier(handle, request.syncType(), derived.syncId());
        if (earlier.isEmpty()) {
            return Optional.of(
                    new Refused(
                            "RUN_UNKNOWN",
                            "There is no run %s of sync type %s."
                                    .formatted(derived.syncId(), request.syncType())));
        }
        if (!earlier.get().status().ended()) {
            return Optional.of(
                    new Refused(
                            "RUN_NOT_ENDED",
                            "Run %s has not ended; ask again when it has."
                                    .formatted(derived.syncId())));
        }
        return switch (derived.kind()) {
            case RETRY -> nothingToRetry(earlier.get(), derived.syncId());
            case UNDO -> nothingToUndo(earlier.get(), derived.syncId());
        };
    }

    private static Optional<Refused> nothingToRetry(Earlier earlier, UUID syncId) {
        if (earlier.undo()) {
            return Optional.of(
                    new Refused(
                            "NOTHING_TO_RETRY",
                            "Run %s is an undo, which reads no rows; undo the run that it was about again."
                                    .formatted(syncId)));
        }
        return earlier.left() > 0
                ? Optional.empty()
                : Optional.of(
                        new Refused(
                                "NOTHING_TO_RETRY",
                                "Run %s has no failed and no skipped rows.".formatted(syncId)));
    }

    private static Optional<Refused> nothingToUndo(Earlier earlier, UUID syncId) {
        return earlier.done() > 0
                ? Optional.empty()
                : Optional.of(
                        new Refused(
                                "NOTHING_TO_UNDO", "Run %s changed no records.".formatted(syncId)));
    }

    static Refused underWay(SyncRequested request) {
        return new Refused(
                "SYNC_UNDER_WAY",
                "A sync of %s is under way, and a retry or an undo joins no other run; ask again when it has ended."
                        .formatted(request.syncType()));
    }

    private static Optional<Earlier> earlier(Handle handle, String type, UUID syncId) {
        return handle.createQuery(
                        """
                        SELECT r.status, r.derived_kind IS NOT DISTINCT FROM 'undo' AS undo,
                               coalesce(sum(s.created + s.updated), 0) AS done,
                               coalesce(sum(s.skipped + s.failed), 0) AS rest
                        FROM run r LEFT JOIN slice s USING (sync_id)
                        WHERE r.sync_id = :syncId AND r.type = :type
                        GROUP BY r.sync_id
                        """)
                .bind("syncId", syncId)
                .bind("type", type)
                .map(
                        (row, _) ->
                                new Earlier(
                                        RunStatus.of(row.getString("status")),
                                        row.getBoolean("undo"),
                                        row.getLong("done"),
                                        row.getLong("rest")))
                .findOne();
    }

    /// What counts of the earlier run: its created and updated records, and the failed and skipped ones.
    private record Earlier(RunStatus status, boolean undo, long done, long left) {}
}
