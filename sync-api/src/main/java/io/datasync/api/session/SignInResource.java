package io.datasync.api.session;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The way in: who is not signed in is sent to the identity provider on the way here, and comes back with a session.
/// The way out, `/auth/logout`, is Quarkus's own.
@Path("/auth")
@Authenticated
@Tag(name = "session")
class SignInResource {
    @GET
    @Path("/login")
    @Operation(summary = "Signs in and goes to a page of the console")
    @APIResponse(responseCode = "303", description = "To the page", content = @Content)
    public Response login(@QueryParam("to") @Nullable String to) {
        return Response.seeOther(LocalPath.orHome(to)).build();
    }

    /// Where the identity provider sends people back to. Quarkus takes it from there; only who opens the address by hand
    /// comes as far as this.
    @GET
    @Path("/callback")
    @Operation(hidden = true)
    public Response callback() {
        return Response.seeOther(URI.create("/")).build();
    }
}
