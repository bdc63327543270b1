package io.datasync.api.syncs;

import io.datasync.api.ApiConfig;
import io.datasync.api.page.Limit;
import io.datasync.api.page.Page;
import io.datasync.api.problem.ProblemCode;
import io.datasync.api.problem.ProblemException;
import io.datasync.api.runs.KnownRun;
import io.datasync.api.runs.RunStore;
import io.datasync.api.session.Caller;
import io.datasync.api.session.Roles;
import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.SyncType;
import io.datasync.contract.run.RunMode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Runs: starting, showing, cancelling.
@Path("/api/syncs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "syncs")
class SyncsResource {
    private final Catalog catalog;
    private final Caller caller;
    private final SyncStarts starts;
    private final Cancellation cancellation;
    private final RunLists lists;
    private final RunStore runs;
    private final Jdbi jdbi;
    private final ApiConfig.Requests config;

    SyncsResource(
            Catalog catalog,
            Caller caller,
            SyncStarts starts,
            Cancellation cancellation,
            RunLists lists,
            RunStore runs,
            Jdbi jdbi,
            ApiConfig config) {
        this.catalog = catalog;
        this.caller = caller;
        this.starts = starts;
        this.cancellation = cancellation;
        this.lists = lists;
        this.runs = runs;
        this.jdbi = jdbi;
        this.config = config.requests();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Starts a run",
            description =
                    "A run of the type that is queued or running already answers instead, with joined true.")
    @APIResponse(responseCode = "202", description = "The run will reach an end")
    @APIResponse(responseCode = "200", description = "The run that is under way already")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public RestResponse<RunAnswer> start(
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
            @Nullable StartRequest body) {
        StartRequest asked = body == null ? new StartRequest(null, null) : body;
        SyncType type = asked.syncType(catalog);
        RunMode mode = asked.runMode();
        IdempotencyKey key =
                IdempotencyKey.of(idempotencyKey, caller.id(), type.type() + " " + mode.wire());
        return switch (starts.start(type, mode, caller.requester(), key)) {
            case StartOutcome.Started(KnownRun run) ->
                    RestResponse.ResponseBuilder.accepted(RunAnswer.started(run, false))
                            .location(URI.create("/api/syncs/" + run.view().id()))
                            .build();
            case StartOutcome.Joined(KnownRun run) ->
                    RestResponse.ResponseBuilder.ok(RunAnswer.started(run, true)).build();
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

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Operation(
            summary = "Runs, newest first",
            description =
                    "status: active, ended, succeeded (with partial), or any status, comma-separated. type:"
                            + " comma-separated.")
    @APIResponse(responseCode = "200", description = "A page of runs")
    @APIResponse(responseCode = "400", ref = "Problem")
    public Page<RunAnswer> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("type") @Nullable String type,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return lists.page(StatusFilter.of(status), words(type), Limit.of(limit), after);
    }

    @GET
    @Path("/{syncId}")
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Operation(summary = "One run; for a request that joined a run, that run")
    @APIResponse(responseCode = "200", description = "The run")
    @APIResponse(responseCode = "404", ref = "Problem")
    public RunAnswer one(@PathParam("syncId") String syncId) {
        UUID id = id(syncId);
        return jdbi.withHandle(handle -> runs.find(handle, id))
                .map(RunAnswer::of)
                .orElseThrow(() -> unknown(syncId));
    }

    @POST
    @Path("/{syncId}/cancel")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Asks a run to stop; what it wrote stays")
    @APIResponse(responseCode = "202", description = "The run, which will stop soon")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public RestResponse<RunAnswer> cancel(@PathParam("syncId") String syncId) {
        Cancellation.Outcome outcome =
                cancellation
                        .cancel(id(syncId), caller.requester())
                        .orElseThrow(() -> unknown(syncId));
        return switch (outcome) {
            case Cancellation.Outcome.Asked(KnownRun run) ->
                    RestResponse.accepted(RunAnswer.of(run));
            case Cancellation.Outcome.HasEnded(KnownRun run) ->
                    throw new ProblemException(
                            ProblemCode.RUN_HAS_ENDED,
                            "The run has ended: " + run.view().status().wire() + ".");
            case Cancellation.Outcome.BrokerAway _ -> throw brokerAway("The run goes on.");
            case Cancellation.Outcome.IdentityAway _ -> throw identityAway("The run goes on.");
        };
    }

    private static List<String> words(@Nullable String list) {
        return list == null || list.isBlank()
                ? List.of()
                : Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    }

    /// What is no UUID is the id of no run.
    private static UUID id(String syncId) {
        try {
            return UUID.fromString(syncId);
        } catch (IllegalArgumentException e) {
            throw unknown(syncId);
        }
    }

    private static ProblemException unknown(String syncId) {
        return new ProblemException(
                ProblemCode.RUN_UNKNOWN, "There is no run with the id " + syncId + ".");
    }

    private ProblemException brokerAway(String consequence) {
        return away(
                ProblemCode.BROKER_UNAVAILABLE,
                "The message broker does not answer. " + consequence);
    }

    private ProblemException identityAway(String consequence) {
        return away(
                ProblemCode.IDENTITY_UNAVAILABLE,
                "The identity provider does not answer. " + consequence);
    }

    private ProblemException away(ProblemCode code, String detail) {
        return new ProblemException(code, detail, config.retryAfter());
    }
}
