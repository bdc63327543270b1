package io.datasync.api.syncs;

import io.datasync.api.ApiConfig;
import io.datasync.api.problem.ProblemCode;
import io.datasync.api.problem.ProblemException;
import io.datasync.api.runs.KnownRun;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/// How what became of a request is answered over HTTP.
@ApplicationScoped
class Answers {
    private final ApiConfig.Requests config;

    Answers(ApiConfig config) {
        this.config = config.requests();
    }

    /// @throws ProblemException for whatever started nothing
    RestResponse<RunAnswer> started(StartOutcome outcome) {
        return switch (outcome) {
            case StartOutcome.Started(KnownRun run) ->
                    RestResponse.ResponseBuilder.accepted(RunAnswer.started(run, false))
                            .location(URI.create("/api/syncs/" + run.view().id()))
                            .build();
            case StartOutcome.Joined(KnownRun run) ->
                    RestResponse.ResponseBuilder.ok(RunAnswer.started(run, true)).build();
            case StartOutcome.Refused(ProblemCode code, String why) ->
                    throw new ProblemException(code, why);
            case StartOutcome.KeyReused _ ->
                    throw new ProblemException(
                            ProblemCode.IDEMPOTENCY_KEY_REUSED,
                            "This Idempotency-Key came with another request before. Use a new one.");
            case StartOutcome.BrokerAway _ -> throw brokerAway("Nothing was started.");
            case StartOutcome.IdentityAway _ -> throw identityAway("Nothing was started.");
            case StartOutcome.Busy _ ->
                    throw away(
                            ProblemCode.BUSY,
                            "Others are starting this sync. Nothing was started.");
        };
    }

    ProblemException brokerAway(String consequence) {
        return away(
                ProblemCode.BROKER_UNAVAILABLE,
                "The message broker does not answer. " + consequence);
    }

    ProblemException identityAway(String consequence) {
        return away(
                ProblemCode.IDENTITY_UNAVAILABLE,
                "The identity provider does not answer. " + consequence);
    }

    private ProblemException away(ProblemCode code, String detail) {
        return new ProblemException(code, detail, config.retryAfter());
    }
}
