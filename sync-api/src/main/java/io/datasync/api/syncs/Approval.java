package io.datasync.api.syncs;

import io.datasync.api.requests.RequestPublisher;
import io.datasync.api.requests.RequesterToken;
import io.datasync.api.runs.KnownRun;
import io.datasync.contract.event.SyncRequest.ApproveRequested;
import io.datasync.contract.run.Hold;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks the worker to apply a held run. Asking twice does no harm: the plan's hash binds what is applied, and the worker
/// applies a plan once.
@ApplicationScoped
class Approval {
    private final RequesterToken token;
    private final RequestPublisher publisher;

    Approval(RequesterToken token, RequestPublisher publisher) {
        this.token = token;
        this.publisher = publisher;
    }

    /// @param planHash of the plan that the person looked at; null for whichever it is
    Outcome approve(KnownRun run, @Nullable String planHash, Requester requester) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Hold hold = run.view().hold();
        if (run.view().status().ended()) {
            return new Outcome.HasEnded();
        }
        if (run.view().status() != RunStatus.AWAITING_APPROVAL || hold == null) {
            return new Outcome.NotHeld();
        }
        if (!now.isBefore(hold.expiresAt())) {
            return new Outcome.Expired(hold.expiresAt());
        }
        if (planHash != null && !planHash.equals(hold.planHash())) {
            return new Outcome.PlanChanged();
        }
        return ask(
                new ApproveRequested(
                        run.view().id(), run.view().type(), hold.planHash(), requester, now));
    }

    private Outcome ask(ApproveRequested request) {
        Optional<String> ours = token.current();
        if (ours.isEmpty()) {
            return new Outcome.IdentityAway();
        }
        return publisher.publish(request, ours.get())
                ? new Outcome.Asked()
                : new Outcome.BrokerAway();
    }

    /// What became of the wish.
    sealed interface Outcome {
        record Asked() implements Outcome {}

        record HasEnded() implements Outcome {}

        record NotHeld() implements Outcome {}

        /// The worker will end it.
        record Expired(Instant at) implements Outcome {}

        /// The person looked at another plan than the one that is held.
        record PlanChanged() implements Outcome {}

        record BrokerAway() implements Outcome {}

        record IdentityAway() implements Outcome {}
    }
}
