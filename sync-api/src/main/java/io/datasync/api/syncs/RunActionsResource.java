package io.datasync.api.syncs;

import io.datasync.api.problem.ProblemCode;
import io.datasync.api.problem.ProblemException;
import io.datasync.api.runs.KnownRun;
import io.datasync.api.session.Caller;
import io.datasync.api.session.Roles;
import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.SyncType;
import io.datasync.contract.run.DerivedFrom;
import io.datasync.contract.run.RunMode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What an administrator does with a run that is there: cancel, approve, retry, undo.
@Path("/api/syncs/{syncId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "syncs")
class RunActionsResource {
    private final Catalog catalog;
    private final Caller caller;
    private final AskedRun asked;
    private final Cancellation cancellation;
    private final Approval approval;
    private final SyncStarts starts;
    private final Answers answers;

    RunActionsResource(
            Catalog catalog,
            Caller caller,
            AskedRun asked,
            Cancellation cancellation,
            Approval approval,
            SyncStarts starts,
            Answers answers) {
        this.catalog = catalog;
        this.caller = caller;
        this.asked = asked;
        this.cancellation = cancellation;
        this.approval = approval;
        this.starts = starts;
        this.answers = answers;
    }

    @POST
    @Path("/cancel")
    @Operation(summary = "Asks a run to stop, or a held one to end; what it wrote stays")
    @APIResponse(responseCode = "202", description = "The run, which will stop soon")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public RestResponse<RunAnswer> cancel(@PathParam("syncId") String syncId) {
        return switch (cancellation.cancel(asked.run(syncId), caller.requester())) {
            case Cancellation.Outcome.Asked(KnownRun run) ->
                    RestResponse.accepted(RunAnswer.of(run));
            case Cancellation.Outcome.HasEnded(KnownRun run) -> throw hasEnded(run);
            case Cancellation.Outcome.BrokerAway _ -> throw answers.brokerAway("The run goes on.");
            case Cancellation.Outcome.IdentityAway _ ->
                    throw answers.identityAway("The run goes on.");
        };
    }

    @POST
    @Path("/approve")
    @Operation(
            summary = "Applies a held run, exactly as it was planned",
            description =
                    "With planHash only if that is still the run's plan. The run waits until the worker has taken the"
                            + " approval.")
    @APIResponse(responseCode = "202", description = "The run, which will be applied")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public RestResponse<RunAnswer> approve(
            @PathParam("syncId") String syncId,
            @RequestBody(
                            required = false,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(implementation = ApproveRequest.class)))
                    @Nullable String body) {
        KnownRun run = asked.run(syncId);
        String planHash =
                OptionalBody.of(body, ApproveRequest.class)
                        .map(ApproveRequest::planHash)
                        .orElse(null);
        return switch (approval.approve(run, planHash, caller.requester())) {
            case Approval.Outcome.Asked _ -> RestResponse.accepted(RunAnswer.of(run));
            case Approval.Outcome.HasEnded _ -> throw hasEnded(run);
            case Approval.Outcome.NotHeld _ ->
                    throw notHeld("The run is " + run.view().status().wire() + ".");
            case Approval.Outcome.Expired(var at) ->
                    throw notHeld("Its plan could be approved until " + at + ". Start a new sync.");
            case Approval.Outcome.PlanChanged _ ->
                    throw new ProblemException(
                            ProblemCode.PLAN_CHANGED,
                            "The plan of this run is not the one that was looked at. Look at it again.");
            case Approval.Outcome.BrokerAway _ ->
                    throw answers.brokerAway("The run still waits for approval.");
            case Approval.Outcome.IdentityAway _ ->
                    throw answers.identityAway("The run still waits for approval.");
        };
    }

    @POST
    @Path("/retry")
    @Operation(
            summary = "Starts a run of the rows that failed or were skipped, as the sheet is now",
            description =
                    "409 while the run has not ended, when no row failed or was skipped, and while a run of the type is"
                            + " queued or running.")
    @APIResponse(responseCode = "202", description = "The new run, which names the first one")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public RestResponse<RunAnswer> retry(
            @PathParam("syncId") String syncId,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @RequestBody(
                            required = false,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = DeriveRequest.class)))
                    @Nullable String body) {
        return derive(DerivedFrom.Kind.RETRY, syncId, idempotencyKey, body);
    }

    @POST
    @Path("/undo")
    @Operation(
            summary = "Starts a run that takes back what this one did",
            description =
                    "409 while the run has not ended, when it neither created nor updated a record, and while a run of"
                            + " the type is queued or running.")
    @APIResponse(responseCode = "202", description = "The new run, which names the first one")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public RestResponse<RunAnswer> undo(
            @PathParam("syncId") String syncId,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @RequestBody(
                            required = false,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = DeriveRequest.class)))
                    @Nullable String body) {
        return derive(DerivedFrom.Kind.UNDO, syncId, idempotencyKey, body);
    }

    private RestResponse<RunAnswer> derive(
            DerivedFrom.Kind kind,
            String syncId,
            @Nullable String idempotencyKey,
            @Nullable String body) {
        RunMode mode = DeriveRequest.modeOf(OptionalBody.of(body, DeriveRequest.class));
        KnownRun origin = asked.run(syncId);
        DerivedFrom from = new DerivedFrom(kind, origin.view().id());
        IdempotencyKey key =
                IdempotencyKey.of(
                        idempotencyKey,
                        caller.id(),
                        kind.wire() + " " + from.syncId() + " " + mode.wire());
        return answers.started(starts.start(typeOf(origin), mode, from, caller.requester(), key));
    }

    private SyncType typeOf(KnownRun run) {
        String type = run.view().type();
        return catalog.type(type)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ProblemCode.SYNC_TYPE_UNKNOWN,
                                        "The catalog has no sync type " + type + " any more."));
    }

    private static ProblemException hasEnded(KnownRun run) {
        return new ProblemException(
                ProblemCode.RUN_HAS_ENDED,
                "The run has ended: " + run.view().status().wire() + ".");
    }

    private static ProblemException notHeld(String why) {
        return new ProblemException(ProblemCode.RUN_NOT_HELD, why);
    }
}
