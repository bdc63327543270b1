package io.datasync.notify.notifications;

import io.datasync.notify.notifications.Dismissals.Dismissal;
import io.datasync.notify.notifications.NotificationCursor.Place;
import io.datasync.notify.problem.Problem;
import io.datasync.notify.problem.ProblemCode;
import io.datasync.notify.problem.Refusal;
import io.datasync.notify.session.Caller;
import io.datasync.notify.session.Caller.Audience;
import io.datasync.notify.session.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// A user's notices over HTTP.
@Path("/api/notifications")
@Tag(name = "Notifications")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(
        responseCode = "401",
        description = "UNAUTHENTICATED: no session and no valid bearer token",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "403",
        description =
                "ROLE_MISSING; CSRF_HEADER_MISSING: with the cookie, requests that change something carry X-Requested-With",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "499",
        description = "SIGN_IN_NEEDED: 401 for requests that carry X-Requested-With",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "503",
        description = "DATABASE_UNAVAILABLE: try again after Retry-After seconds",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
@RunOnVirtualThread
class NotificationsResource {
    private static final String DEFAULT_LIMIT = "50";
    private static final int MOST = 200;

    private final NotificationStore store;
    private final Dismissals dismissals;
    private final RecentlyTold recentlyTold;
    private final SecurityIdentity identity;

    NotificationsResource(
            NotificationStore store,
            Dismissals dismissals,
            RecentlyTold recentlyTold,
            SecurityIdentity identity) {
        this.store = store;
        this.dismissals = dismissals;
        this.recentlyTold = recentlyTold;
        this.identity = identity;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR, Roles.VIEWER})
    @Operation(
            operationId = "notifications",
            summary = "This user's undismissed notices, newest first; none for viewers")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = NotificationPage.class)))
    @APIResponse(
            responseCode = "400",
            description = "PARAMETER_INVALID or CURSOR_INVALID",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public NotificationPage notifications(
            @Parameter(
                            description = "At most so many, 1 to 200",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(DEFAULT_LIMIT)
                    String limit,
            @Parameter(description = "`next` of the page before") @QueryParam("after")
                    @Nullable String after) {
        int size = size(limit);
        Place place = after == null ? null : place(after);
        Caller caller = Caller.of(identity);
        if (caller.audience() == Audience.VIEWERS) {
            return new NotificationPage(List.of(), null);
        }
        List<Notification> found = store.page(caller.userId(), place, size + 1);
        List<Notification> items = found.subList(0, Math.min(size, found.size()));
        return new NotificationPage(
                items, found.size() > size ? NotificationCursor.of(items.getLast()) : null);
    }

    @POST
    @Path("/{id}/dismiss")
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Operation(
            operationId = "dismiss",
            summary = "Closes a notice for this user, in all windows; again does nothing")
    @APIResponse(responseCode = "204", description = "It is closed")
    @APIResponse(
            responseCode = "404",
            description = "NOTIFICATION_NOT_FOUND",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public void dismiss(@PathParam("id") @Schema(format = "uuid") String id) {
        UUID notificationId = parsed(id);
        if (!recentlyTold.test(notificationId) && !store.exists(notificationId)) {
            throw notFound();
        }
        dismissals.add(new Dismissal(Caller.of(identity).userId(), notificationId));
    }

    private static UUID parsed(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            throw notFound();
        }
    }

    private static Refusal notFound() {
        return new Refusal(
                Problem.of(
                        ProblemCode.NOTIFICATION_NOT_FOUND,
                        "There is no notification with this id."));
    }

    private static int size(String limit) {
        try {
            int size = Integer.parseInt(limit);
            if (size >= 1 && size <= MOST) {
                return size;
            }
        } catch (NumberFormatException noNumber) {
            // refused below, as a number out of range is
        }
        throw new Refusal(
                Problem.of(
                        ProblemCode.PARAMETER_INVALID,
                        "limit is a number from 1 to " + MOST + "."));
    }

    private static Place place(String after) {
        return NotificationCursor.read(after)
                .orElseThrow(
                        () ->
                                new Refusal(
                                        Problem.of(
                                                ProblemCode.CURSOR_INVALID,
                                                "after is the next of a page.")));
    }

    /// @param next where the next page begins; null on the last
    @Schema(
            name = "NotificationPage",
            requiredProperties = {"items", "next"})
    public record NotificationPage(
            List<Notification> items, @Schema(nullable = true) @Nullable String next) {
        public NotificationPage {
            items = List.copyOf(items);
        }
    }
}
