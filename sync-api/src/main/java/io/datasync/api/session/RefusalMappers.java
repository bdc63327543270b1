package io.datasync.api.session;

import io.datasync.api.problem.Problem;
import io.datasync.api.problem.ProblemCode;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Credentials that are not good end like none at all: with a challenge.
class RefusalMappers {
    private static final Logger LOG = Logger.getLogger(RefusalMappers.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    private final Challenge challenge;

    RefusalMappers(Challenge challenge) {
        this.challenge = challenge;
    }

    @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
    Uni<Response> refused(RoutingContext request) {
        return challenge
                .getChallenge(request)
                .map(data -> answer(Refusal.of(data, request.normalizedPath())));
    }

    @ServerExceptionMapper(AuthenticationCompletionException.class)
    Response incomplete(RoutingContext request) {
        return answer(Refusal.incomplete(request.normalizedPath()));
    }

    @ServerExceptionMapper(OIDCException.class)
    Response providerAway(RoutingContext request) {
        LOG.warn("the identity provider does not answer");
        return Response.status(ProblemCode.IDENTITY_UNAVAILABLE.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .entity(
                        Problem.of(
                                ProblemCode.IDENTITY_UNAVAILABLE,
                                "The identity provider does not answer. Try again in a moment.",
                                request.normalizedPath()))
                .build();
    }

    private static Response answer(Refusal refusal) {
        Response.ResponseBuilder answer = Response.status(refusal.status());
        refusal.headers().forEach(answer::header);
        if (refusal.problem() != null) {
            answer.type(Problem.MEDIA_TYPE).entity(refusal.problem());
        }
        return answer.build();
    }
}
