package io.datasync.notify.session;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.Objects;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who is asking.
///
/// @param userId the identity provider's `sub`, which stays when names and addresses change
public record Caller(String userId, Audience audience) {
    public Caller {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(audience, "audience");
    }

    /// @throws ForbiddenException when the identity has no subject
    public static Caller of(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null) {
            return new Caller(token.getSubject(), audience(identity));
        }
        throw new ForbiddenException("the token names no subject");
    }

    private static Audience audience(SecurityIdentity identity) {
        return identity.hasRole(Roles.ADMIN) || identity.hasRole(Roles.AUDITOR)
                ? Audience.STAFF
                : Audience.VIEWERS;
    }

    /// Those who are told the same.
    public enum Audience {
        /// Administrators and auditors: runs and notices.
        STAFF,
        /// Viewers: which records changed, and no names.
        VIEWERS
    }
}
