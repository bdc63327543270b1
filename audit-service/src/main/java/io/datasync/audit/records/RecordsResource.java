package io.datasync.audit.records;

import io.datasync.audit.paging.Cursor;
import io.datasync.audit.paging.Page;
import io.datasync.audit.paging.Parameters;
import io.datasync.audit.problem.RequestProblem.Asked;
import io.datasync.contract.run.RecordOutcome;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// What happened to records, by run and by record.
@Path("/api/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "auditor"})
final class RecordsResource {
    private static final Set<String> OUTCOMES =
            Set.of("created", "updated", "unchanged", "skipped", "failed");

    private final RunRecords records;
    private final RecordHistory history;

    RecordsResource(RunRecords records, RecordHistory history) {
        this.records = records;
        this.history = history;
    }

    /// @param total how many there are with this filter, on all pages
    record RecordList(List<RecordOutcome> items, @Nullable String next, long total) {
        RecordList {
            items = List.copyOf(items);
        }
    }

    record HistoryList(List<RecordHistoryItem> items, @Nullable String next) {
        HistoryList {
            items = List.copyOf(items);
        }
    }

    @GET
    @Path("/runs/{syncId}/records")
    @Operation(
            operationId = "runRecords",
            summary =
                    "What a run did to each record, in the order of its datasets and the sheet's rows",
            description = "Unchanged records are counted in the run, not listed here.")
    public RecordList ofRun(
            @RestPath String syncId,
            @Parameter(
                            description =
                                    "What was done (applied), or what the plan of a held run would do (planned)",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"applied", "planned"},
                                            defaultValue = "applied"))
                    @QueryParam("stage")
                    @Nullable String stage,
            @Parameter(description = "Datasets, separated by commas") @QueryParam("dataset")
                    @Nullable String dataset,
            @Parameter(description = "Outcomes, separated by commas") @QueryParam("outcome")
                    @Nullable String outcome,
            @Parameter(description = "Part of the name, the detail, the key or the reason")
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
        RecordFilter filter =
                new RecordFilter(
                        Stage.of(stage),
                        Parameters.names(Asked.DATASET, dataset),
                        Parameters.oneOf(Asked.OUTCOME, outcome, OUTCOMES),
                        Parameters.words(Asked.Q, q));
        int size = Parameters.limit(limit);
        Cursor start = Parameters.after(after, RunRecords.CURSOR);
        UUID run = records.existing(syncId);
        Page<RecordOutcome> page = records.page(run, filter, size, start);
        return new RecordList(page.items(), opaque(page.next()), records.total(run, filter));
    }

    @GET
    @Path("/records/{dataset}/{key: .+}")
    @Operation(
            operationId = "recordHistory",
            summary = "What every run did to one record, newest first",
            description =
                    "The key is the record's key values in the catalog's order, joined by \"|\".")
    public HistoryList ofRecord(
            @RestPath String dataset,
            @RestPath String key,
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
        Parameters.names(Asked.DATASET, dataset);
        Page<RecordHistoryItem> page =
                history.page(
                        dataset,
                        key,
                        Parameters.limit(limit),
                        Parameters.after(after, RecordHistory.CURSOR));
        return new HistoryList(page.items(), opaque(page.next()));
    }

    private static @Nullable String opaque(@Nullable Cursor cursor) {
        return cursor == null ? null : cursor.opaque();
    }
}
