package io.datasync.api.syncs;

import com.github.f4b6a3.uuid.UuidCreator;
import io.datasync.api.ApiConfig;
import io.datasync.api.requests.RequestPublisher;
import io.datasync.api.requests.RequesterToken;
import io.datasync.api.runs.KnownRun;
import io.datasync.api.runs.RunStore;
import io.datasync.api.syncs.IdempotencyKeys.Answered;
import io.datasync.api.syncs.StartOutcome.BrokerAway;
import io.datasync.api.syncs.StartOutcome.Busy;
import io.datasync.api.syncs.StartOutcome.IdentityAway;
import io.datasync.api.syncs.StartOutcome.Joined;
import io.datasync.api.syncs.StartOutcome.KeyReused;
import io.datasync.api.syncs.StartOutcome.Refused;
import io.datasync.api.syncs.StartOutcome.Started;
import io.datasync.contract.catalog.SyncType;
import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.datasync.contract.run.DerivedFrom;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunMode;
import io.datasync.contract.run.RunView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Starts runs. Row and publication stand in one transaction that holds the type's lock: the row is there when the
/// caller is answered, and gone when the broker did not take the request. Who comes second finds the first one's row,
/// and its request reaches the broker after the first one's. The worker decides in the end; should it hear of a request
/// whose row was lost, its word makes the row anew.
@ApplicationScoped
class SyncStarts {
    private final StartLock lock;
    private final RunStore runs;
    private final IdempotencyKeys keys;
    private final RequesterToken token;
    private final RequestPublisher publisher;
    private final ApiConfig.Requests config;

    SyncStarts(
            StartLock lock,
            RunStore runs,
            IdempotencyKeys keys,
            RequesterToken token,
            RequestPublisher publisher,
            ApiConfig config) {
        this.lock = lock;
        this.runs = runs;
        this.keys = keys;
        this.token = token;
        this.publisher = publisher;
        this.config = config.requests();
    }

    /// @param from the run to retry or undo; null for an ordinary sync, which joins one that is under way
    StartOutcome start(
            SyncType type,
            RunMode mode,
            @Nullable DerivedFrom from,
            Requester requester,
            @Nullable IdempotencyKey key) {
        Optional<String> ours = token.current();
        if (ours.isEmpty()) {
            return new IdentityAway();
        }
        SyncRequested request =
                new SyncRequested(
                        UuidCreator.getTimeOrderedEpoch(),
                        type.type(),
                        mode,
                        requester,
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        null,
                        from);
        return lock.whileHeld(
                        type.type(),
                        handle -> {
                            StartOutcome outcome = decide(handle, type, request, ours.get(), key);
                            if (!(outcome instanceof Started || outcome instanceof Joined)) {
                                handle.rollback();
                            }
                            return outcome;
                        })
                .orElseGet(Busy::new);
    }

    private StartOutcome decide(
            Handle handle,
            SyncType type,
            SyncRequested request,
            String ours,
            @Nullable IdempotencyKey key) {
        if (key != null) {
            Optional<Answered> before = keys.find(handle, key);
            if (before.isPresent()) {
                return again(handle, before.get());
            }
        }
        StartOutcome outcome = write(handle, type, request);
        if (outcome instanceof Refused) {
            return outcome;
        }
        if (key != null && !remembered(handle, key, outcome)) {
            return new KeyReused();
        }
        SyncRequested sent =
                outcome instanceof Joined(KnownRun run)
                        ? request.joining(run.view().id())
                        : request;
        return publisher.publish(sent, ours) ? outcome : new BrokerAway();
    }

    /// The row of a new run, or a note of which run the request joins.
    private StartOutcome write(Handle handle, SyncType type, SyncRequested request) {
        Optional<KnownRun> active = runs.active(handle, type.type());
        DerivedFrom from = request.derivedFrom();
        if (from != null) {
            Optional<Refused> objection = objection(handle, from, active);
            return objection.isPresent() ? objection.get() : ahead(handle, type, request);
        }
        if (active.isPresent()) {
            KnownRun run = active.get();
            runs.joined(handle, request.syncId(), run.view().id(), request.requestedAt());
            return new Joined(run);
        }
        return ahead(handle, type, request);
    }

    private Optional<Refused> objection(
            Handle handle, DerivedFrom from, Optional<KnownRun> active) {
        RunView origin =
                runs.find(handle, from.syncId())
                        .orElseThrow(
                                () -> new IllegalStateException("no row of run " + from.syncId()))
                        .view();
        return Objections.to(from.kind(), origin, active.map(KnownRun::view));
    }

    private StartOutcome ahead(Handle handle, SyncType type, SyncRequested request) {
        KnownRun run = new KnownRun(QueuedRun.of(request, type), 0);
        runs.writeAhead(handle, run.view(), Instant.now().plus(config.republishAfter()));
        return new Started(run);
    }

    private boolean remembered(Handle handle, IdempotencyKey key, StartOutcome outcome) {
        return switch (outcome) {
            case Started(KnownRun run) -> keys.remember(handle, key, run.view().id(), false);
            case Joined(KnownRun run) -> keys.remember(handle, key, run.view().id(), true);
            case Refused _, KeyReused _, BrokerAway _, IdentityAway _, Busy _ -> true;
        };
    }

    /// The same answer as before, with the run as it is now.
    private StartOutcome again(Handle handle, Answered before) {
        if (!before.sameRequest()) {
            return new KeyReused();
        }
        KnownRun run =
                runs.find(handle, before.runId())
                        .orElseThrow(
                                () -> new IllegalStateException("no row of run " + before.runId()));
        return before.joined() ? new Joined(run) : new Started(run);
    }
}
