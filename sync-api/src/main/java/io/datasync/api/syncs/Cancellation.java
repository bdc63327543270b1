package io.datasync.api.syncs;

import io.datasync.api.requests.RequestPublisher;
import io.datasync.api.requests.RequesterToken;
import io.datasync.api.runs.KnownRun;
import io.datasync.api.runs.RunStore;
import io.datasync.contract.event.SyncRequest.CancelRequested;
import io.datasync.contract.run.Requester;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Asks the worker to stop a run. What it does about it, it tells by events.
@ApplicationScoped
class Cancellation {
    private final Jdbi jdbi;
    private final RunStore runs;
    private final RequesterToken token;
    private final RequestPublisher publisher;

    Cancellation(Jdbi jdbi, RunStore runs, RequesterToken token, RequestPublisher publisher) {
        this.jdbi = jdbi;
        this.runs = runs;
        this.token = token;
        this.publisher = publisher;
    }

    Outcome cancel(KnownRun run, Requester requester) {
        if (run.view().status().ended()) {
            return new Outcome.HasEnded(run);
        }
        Optional<String> ours = token.current();
        if (ours.isEmpty()) {
            return new Outcome.IdentityAway();
        }
        UUID id = run.view().id();
        CancelRequested request =
                new CancelRequested(
                        id,
                        run.view().type(),
                        requester,
                        Instant.now().truncatedTo(ChronoUnit.MILLIS));
        if (!publisher.publish(request, ours.get())) {
            return new Outcome.BrokerAway();
        }
        return jdbi.inTransaction(
                handle -> {
                    runs.cancelAsked(handle, id);
                    return new Outcome.Asked(runs.find(handle, id).orElse(run));
                });
    }

    /// What became of the wish.
    sealed interface Outcome {
        record Asked(KnownRun run) implements Outcome {}

        record HasEnded(KnownRun run) implements Outcome {}

        record BrokerAway() implements Outcome {}

        record IdentityAway() implements Outcome {}
    }
}
