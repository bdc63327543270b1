package io.datasync.api.session;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Who is signed in.
@Path("/api/session")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "session")
class SessionResource {
    private final Caller caller;

    SessionResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR, Roles.VIEWER})
    @Operation(summary = "Who is signed in, and what they may do")
    public Session session() {
        return new Session(caller.name(), caller.email(), caller.roles());
    }

    /// @param roles of admin, auditor, viewer those the caller has
    record Session(String name, @Nullable String email, List<String> roles) {
        Session {
            roles = List.copyOf(roles);
        }
    }
}
