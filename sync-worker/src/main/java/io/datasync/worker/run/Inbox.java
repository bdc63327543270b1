package io.datasync.worker.run;

import com.github.f4b6a3.uuid.UuidCreator;
import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.event.SyncRequest.ApproveRequested;
import io.datasync.contract.event.SyncRequest.CancelRequested;
import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.datasync.contract.run.DerivedFrom;
import io.datasync.contract.run.Requester;
import io.datasync.worker.outbox.Outbox;
import io.datasync.worker.outbox.OutboxSignal;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Requests into the database: the inbox makes each count once, the index on active runs makes two of a type one.
@Singleton
public final class Inbox implements RequestInbox {
    private final Jdbi jdbi;
    private final RunViews views;
    private final OutboxSignal outbox;
    private final QueueSignal queue;
    private final Holds holds;
    private final HeldEnds ends;
    private final Cancelling cancelling;

    public Inbox(
            Jdbi jdbi,
            RunViews views,
            OutboxSignal outbox,
            QueueSignal queue,
            Holds holds,
            HeldEnds ends,
            Cancelling cancelling) {
        this.jdbi = jdbi;
        this.views = views;
        this.holds = holds;
        this.ends = ends;
        this.cancelling = cancelling;
        this.outbox = outbox;
        this.queue = queue;
    }

    @Override
    public Taken take(SyncRequested request) {
        Taken taken = jdbi.inTransaction(handle -> take(handle, request));
        outbox.grew();
        if (taken == Taken.QUEUED) {
            queue.queued();
        }
        return taken;
    }

    private Taken take(Handle handle, SyncRequested request) {
        if (!enter(handle, request.syncId(), "queued", request.syncId())) {
            return Taken.KNOWN;
        }
        UUID promised = request.joining();
        if (promised != null && isRunOf(handle, promised, request.syncType())) {
            join(handle, request, promised);
            return Taken.JOINED;
        }
        TypeLock.take(handle, request.syncType());
        while (true) {
            if (queue(handle, request)) {
                ends.supersede(handle, request.syncType());
                return Taken.QUEUED;
            }
            Optional<UUID> active = activeRun(handle, request.syncType());
            if (active.isPresent()) {
                join(handle, request, active.get());
                return Taken.JOINED;
            }
            // The run that stood in the way has ended between the two statements.
        }
    }

    @Override
    public Derived derive(SyncRequested request) {
        DerivedFrom derived = Objects.requireNonNull(request.derivedFrom(), "derivedFrom");
        Derived taken = jdbi.inTransaction(handle -> derive(handle, request, derived));
        outbox.grew();
        if (taken instanceof Derived.Queued) {
            queue.queued();
        }
        return taken;
    }

    private Derived derive(Handle handle, SyncRequested request, DerivedFrom derived) {
        if (!enter(handle, request.syncId(), "queued", request.syncId())) {
            return refusedBefore(handle, request.syncId())
                    ? new Derived.Refused("REQUEST_REFUSED", "The request was refused before.")
                    : new Derived.Known();
        }
        Optional<Derived.Refused> refusal = Derivations.refusal(handle, request, derived);
        TypeLock.take(handle, request.syncType());
        if (refusal.isEmpty() && queue(handle, request)) {
            ends.supersede(handle, request.syncType());
            return new Derived.Queued();
        }
        Derived.Refused refused = refusal.orElseGet(() -> Derivations.underWay(request));
        handle.execute(
                "UPDATE inbox SET outcome = 'rejected', run_id = NULL WHERE sync_id = ?",
                request.syncId());
        tellRejected(
                handle,
                request.syncId(),
                refused.code(),
                refused.reason(),
                request.syncType(),
                request.requestedBy());
        return refused;
    }

    private boolean queue(Handle handle, SyncRequested request) {
        DerivedFrom derived = request.derivedFrom();
        int queued =
                handle.createUpdate(
                                """
                                INSERT INTO run (sync_id, type, mode, status, requested_by, requested_at, accepted_at,
                                                 event_at, derived_kind, derived_from, backward)
                                VALUES (:syncId, :type, :mode, 'queued', :requestedBy::jsonb, :requestedAt,
                                        clock_timestamp(), clock_timestamp(), :derivedKind::text, :derivedFrom::uuid,
                                        :derivedKind::text IS NOT DISTINCT FROM 'undo'
                                        AND NOT (SELECT backward FROM run WHERE sync_id = :derivedFrom::uuid))
                                ON CONFLICT (type) WHERE status IN ('queued', 'running') DO NOTHING
                                """)
                        .bind("syncId", request.syncId())
                        .bind("type", request.syncType())
                        .bind("mode", request.mode().wire())
                        .bind("requestedBy", Stored.json(request.requestedBy()))
                        .bind("requestedAt", Stored.timestamp(request.requestedAt()))
                        .bind("derivedKind", derived == null ? null : derived.kind().wire())
                        .bind("derivedFrom", derived == null ? null : derived.syncId())
                        .execute();
        if (queued == 0) {
            return false;
        }
        handle.execute(
                "INSERT INTO lease (sync_id, fence, until) VALUES (?, 0, '-infinity')",
                request.syncId());
        Stamp stamp = Stamp.next(handle, request.syncId());
        Outbox.add(
                handle,
                new SyncEvent.Accepted(
                        request.syncId(),
                        stamp.seq(),
                        stamp.occurredAt(),
                        views.view(handle, request.syncId())));
        return true;
    }

    /// Whoever was told "you joined that run" did, also when it ended before the request came round.
    private static boolean isRunOf(Handle handle, UUID syncId, String type) {
        return handle.createQuery("SELECT count(*) FROM run WHERE sync_id = :id AND type = :type")
                        .bind("id", syncId)
                        .bind("type", type)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static Optional<UUID> activeRun(Handle handle, String type) {
        return handle.createQuery(
                        "SELECT sync_id FROM run WHERE type = :type AND status IN ('queued', 'running')")
                .bind("type", type)
                .mapTo(UUID.class)
                .findOne();
    }

    private static void join(Handle handle, SyncRequested request, UUID active) {
        handle.execute(
                "UPDATE inbox SET outcome = 'joined', run_id = ? WHERE sync_id = ?",
                active,
                request.syncId());
        Outbox.add(
                handle,
                new SyncEvent.Joined(
                        request.syncId(),
                        1,
                        now(handle),
                        active,
                        request.syncType(),
                        request.requestedBy(),
                        request.requestedAt()));
    }

    @Override
    public void cancel(CancelRequested request) {
        jdbi.useTransaction(handle -> cancelling.accept(handle, request));
        outbox.grew();
        queue.queued();
    }

    @Override
    public Approval approve(ApproveRequested request) {
        Approval approval = jdbi.inTransaction(handle -> holds.approve(handle, request));
        outbox.grew();
        if (approval == Approval.APPROVED) {
            queue.queued();
        }
        return approval;
    }

    @Override
    public void reject(
            @Nullable UUID syncId,
            String code,
            String reason,
            @Nullable String syncType,
            @Nullable Requester requestedBy) {
        jdbi.useTransaction(
                handle ->
                        rejectedId(handle, syncId)
                                .ifPresent(
                                        id ->
                                                tellRejected(
                                                        handle,
                                                        id,
                                                        code,
                                                        reason,
                                                        syncType,
                                                        requestedBy)));
        outbox.grew();
    }

    private static void tellRejected(
            Handle handle,
            UUID id,
            String code,
            String reason,
            @Nullable String syncType,
            @Nullable Requester requestedBy) {
        Outbox.add(
                handle,
                new SyncEvent.Rejected(id, 1, now(handle), code, reason, syncType, requestedBy));
    }

    /// The id to refuse it under; empty when it was refused before. An id that stands for something else is left alone.
    private static Optional<UUID> rejectedId(Handle handle, @Nullable UUID syncId) {
        if (syncId != null) {
            if (enter(handle, syncId, "rejected", null)) {
                return Optional.of(syncId);
            }
            if (refusedBefore(handle, syncId)) {
                return Optional.empty();
            }
        }
        UUID made = UuidCreator.getTimeOrderedEpoch();
        enter(handle, made, "rejected", null);
        return Optional.of(made);
    }

    private static boolean refusedBefore(Handle handle, UUID syncId) {
        return handle.createQuery("SELECT outcome = 'rejected' FROM inbox WHERE sync_id = :syncId")
                .bind("syncId", syncId)
                .mapTo(Boolean.class)
                .one();
    }

    private static boolean enter(Handle handle, UUID syncId, String outcome, @Nullable UUID runId) {
        return handle.createUpdate(
                                """
                                INSERT INTO inbox (sync_id, outcome, run_id) VALUES (:syncId, :outcome, :runId::uuid)
                                ON CONFLICT (sync_id) DO NOTHING
                                """)
                        .bind("syncId", syncId)
                        .bind("outcome", outcome)
                        .bind("runId", runId)
                        .execute()
                == 1;
    }

    private static Instant now(Handle handle) {
        return handle.createQuery("SELECT clock_timestamp() AS now")
                .map((row, _) -> Stored.instant(row, "now"))
                .one();
    }
}
