package io.datasync.audit.records;

import io.datasync.audit.paging.Cursor;
import io.datasync.audit.paging.Page;
import io.datasync.audit.paging.Parameters;
import io.datasync.audit.problem.RequestProblem.Asked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// What a run did not find in the sheet any more.
@Path("/api/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "auditor"})
final class AbsentResource {
    private final RunRecords records;
    private final AbsentFromSheet absent;

    AbsentResource(RunRecords records, AbsentFromSheet absent) {
        this.records = records;
        this.absent = absent;
    }

    /// @param total how many there are on all pages; more than are listed where they are very many
    record AbsentList(List<AbsentItem> items, @Nullable String next, long total) {
        AbsentList {
            items = List.copyOf(items);
        }
    }

    @GET
    @Path("/runs/{syncId}/absent")
    @Operation(
            operationId = "runAbsent",
            summary =
                    "Records that were no longer in the sheet, in the order of the datasets and of their keys",
            description = "A sync keeps them.")
    public AbsentList ofRun(
            @RestPath String syncId,
            @Parameter(description = "Datasets, separated by commas") @QueryParam("dataset")
                    @Nullable String dataset,
            @Parameter(description = "Part of the key, the name or the detail") @QueryParam("q")
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
        List<String> datasets = Parameters.names(Asked.DATASET, dataset);
        String words = Parameters.words(Asked.Q, q);
        int size = Parameters.limit(limit);
        Cursor start = Parameters.after(after, AbsentFromSheet.CURSOR);
        UUID run = records.existing(syncId);
        Page<AbsentItem> page = absent.page(run, datasets, words, size, start);
        Cursor next = page.next();
        return new AbsentList(
                page.items(),
                next == null ? null : next.opaque(),
                absent.total(run, datasets, words));
    }
}
