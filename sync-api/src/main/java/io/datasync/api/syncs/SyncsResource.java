package io.datasync.api.syncs;

import io.datasync.api.page.Limit;
import io.datasync.api.page.Page;
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
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Runs: starting and showing. What is done with one that is there: [RunActionsResource].
@Path("/api/syncs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "syncs")
class SyncsResource {
    private final Catalog catalog;
    private final Caller caller;
    private final SyncStarts starts;
    private final Answers answers;
    private final RunLists lists;
    private final AskedRun known;

    SyncsResource(
            Catalog catalog,
            Caller caller,
            SyncStarts starts,
            Answers answers,
            RunLists lists,
            AskedRun known) {
        this.catalog = catalog;
        this.caller = caller;
        this.starts = starts;
        this.answers = answers;
        this.lists = lists;
        this.known = known;
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
        return answers.started(starts.start(type, mode, null, caller.requester(), key));
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Operation(
            summary = "Runs, newest first",
            description =
                    "status: active, held, ended, succeeded (with partial), or any status, comma-separated. type:"
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
        return RunAnswer.of(known.run(syncId));
    }

    private static List<String> words(@Nullable String list) {
        return list == null || list.isBlank()
                ? List.of()
                : Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    }
}
