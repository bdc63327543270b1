package io.datasync.api.session;

import io.datasync.contract.run.Requester;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Who makes this request, as the identity provider's token says: the browser's session or the bearer token.
@RequestScoped
public class Caller {
    /// Keycloak names the user of a client's service account like this.
    private static final String SERVICE_ACCOUNT = "service-account-";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /// The subject at the identity provider.
    public String id() {
        String subject = token().getSubject();
        return subject == null ? identity.getPrincipal().getName() : subject;
    }

    public Requester requester() {
        String user = claim("preferred_username");
        boolean service = user != null && user.startsWith(SERVICE_ACCOUNT);
        return new Requester(
                service ? Requester.Kind.SERVICE : Requester.Kind.USER, id(), name(), email());
    }

    String name() {
        String name = claim("name");
        if (name != null && !name.isBlank()) {
            return name;
        }
        return Objects.requireNonNullElseGet(claim("preferred_username"), this::id);
    }

    @Nullable String email() {
        return claim("email");
    }

    List<String> roles() {
        return Roles.ALL.stream().filter(identity::hasRole).toList();
    }

    private @Nullable String claim(String name) {
        Object value = token().getClaim(name);
        return value == null ? null : value.toString();
    }

    private JsonWebToken token() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return token;
        }
        throw new IllegalStateException(
                "a caller without a token: the endpoint must name the roles it is for");
    }
}
