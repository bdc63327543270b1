package io.datasync.api.session;

import io.datasync.api.problem.Problem;
import io.datasync.api.problem.ProblemWriter;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;

/// OIDC as Quarkus does it, but who is turned away is told so in our words: a problem with 499 for the page's scripts
/// and with 401 for everybody else's; a sign-in that went wrong ends on the signed-out page instead of a blank one.
@Alternative
@Priority(1)
@ApplicationScoped
class Challenge implements HttpAuthenticationMechanism {
    private static final int UNAUTHORIZED = 401;
    private static final int IN_PLACE_OF_REDIRECT = 499;

    private final OidcAuthenticationMechanism oidc;

    Challenge(OidcAuthenticationMechanism oidc) {
        this.oidc = oidc;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext request, IdentityProviderManager identities) {
        return oidc.authenticate(request, identities);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return oidc.getChallenge(request).map(challenge -> fitted(challenge, request));
    }

    /// Quarkus cannot tell our page's scripts from other clients; the header that only scripts of our own origin send
    /// can.
    private static ChallengeData fitted(ChallengeData challenge, RoutingContext request) {
        boolean page = request.request().headers().contains("X-Requested-With");
        return challenge.status == IN_PLACE_OF_REDIRECT && !page
                ? new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", "Bearer")
                : challenge;
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        return getChallenge(request).map(challenge -> send(challenge, request));
    }

    private static boolean send(ChallengeData challenge, RoutingContext request) {
        Refusal refusal = Refusal.of(challenge, request.normalizedPath());
        refusal.headers().forEach((name, value) -> request.response().putHeader(name, value));
        Problem problem = refusal.problem();
        if (problem == null) {
            request.response().setStatusCode(refusal.status()).end();
        } else {
            ProblemWriter.end(request, problem);
        }
        return true;
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return oidc.getCredentialTransport(request);
    }

    @Override
    public int getPriority() {
        return oidc.getPriority();
    }
}
