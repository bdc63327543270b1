package io.datasync.audit.runs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.datasync.audit.paging.Cursor;
import io.datasync.audit.paging.Page;
import io.datasync.audit.paging.Parameters;
import io.datasync.audit.problem.RequestProblem;
import io.datasync.audit.problem.RequestProblem.Asked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// The entries of the log.
@Path("/api/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "auditor"})
final class RunsResource {
    private static final Set<String> OUTCOMES =
            Set.of(
                    "queued",
                    "running",
                    "awaiting_approval",
                    "succeeded",
                    "partial",
                    "failed",
                    "cancelled",
                    "rejected",
                    "joined");

    private final RunEntries entries;
    private final RunText text;
    private final RunActs acts;

    RunsResource(RunEntries entries, RunText text, RunActs acts) {
        this.entries = entries;
        this.text = text;
        this.acts = acts;
    }

    /// @param total how many there are with this filter, on all pages; null when they are too many to be counted for
    ///              every page, or are searched for words
    record RunList(List<RunEntry> items, @Nullable String next, @Nullable Long total) {
        RunList {
            items = List.copyOf(items);
        }
    }

    /// @param text     what the run did to every record (contract section 4)
    /// @param summary  the same, at most 10 records of a kind
    /// @param timeline the steps that are known
    record RunDetail(
            @JsonUnwrapped RunEntry run, String text, String summary, List<TimelineStep> timeline) {
        RunDetail {
            timeline = List.copyOf(timeline);
        }
    }

    @GET
    @Path("/runs")
    @Operation(
            operationId = "runs",
            summary =
                    "The entries of the log, newest first: runs, and requests that were refused or joined a run")
    public RunList list(
            @Parameter(description = "Sync types, separated by commas") @QueryParam("type")
                    @Nullable String type,
            @Parameter(description = "Outcomes, separated by commas") @QueryParam("outcome")
                    @Nullable String outcome,
            @Parameter(description = "Part of the id, name or e-mail of who asked")
                    @QueryParam("actor")
                    @Nullable String actor,
            @Parameter(description = "A date or an instant: requested then or later")
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(description = "A date (to its end, UTC) or an instant: requested before")
                    @QueryParam("to")
                    @Nullable String to,
            @Parameter(
                            description =
                                    "Part of a message, an error, a requester, or the name, key or reason of a record")
                    @QueryParam("q")
                    @Nullable String q,
            @Parameter(
                            description = "How many on a page",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The next of the page before") @QueryParam("after")
                    @Nullable String after) {
        RunFilter filter =
                new RunFilter(
                        Parameters.names(Asked.TYPE, type),
                        Parameters.oneOf(Asked.OUTCOME, outcome, OUTCOMES),
                        Parameters.words(Asked.ACTOR, actor),
                        Parameters.from(from),
                        Parameters.to(to),
                        Parameters.words(Asked.Q, q));
        refuseEmptySpan(filter);
        int size = Parameters.limit(limit);
        Cursor start = Parameters.after(after, RunEntries.CURSOR);
        Page<RunEntry> page = entries.page(filter, size, start);
        Cursor next = page.next();
        return new RunList(
                page.items(),
                next == null ? null : next.opaque(),
                entries.total(filter).orElse(null));
    }

    private static void refuseEmptySpan(RunFilter filter) {
        Instant from = filter.from();
        Instant to = filter.to();
        if (from != null && to != null && !from.isBefore(to)) {
            throw RequestProblem.invalid(Asked.FROM, "\"from\" is not before \"to\".");
        }
    }

    @GET
    @Path("/runs/{syncId}")
    @Operation(operationId = "run", summary = "One run, with all that it did as a text")
    public RunDetail one(@RestPath String syncId) {
        RunEntry run = find(syncId);
        RunText.Told told = text.of(run);
        return new RunDetail(
                run, told.text(), told.summary(), TimelineStep.of(run, acts.of(run.id())));
    }

    private RunEntry find(String syncId) {
        try {
            return entries.find(UUID.fromString(syncId))
                    .orElseThrow(() -> RequestProblem.runNotFound(syncId));
        } catch (IllegalArgumentException e) {
            throw RequestProblem.runNotFound(syncId);
        }
    }
}
