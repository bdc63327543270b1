package io.datasync.api.records;

import io.datasync.api.page.Limit;
import io.datasync.api.problem.ProblemCode;
import io.datasync.api.problem.ProblemException;
import io.datasync.api.session.Roles;
import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.Dataset;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The records of a dataset.
@Path("/api/records/{dataset}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "records")
class RecordsResource {
    private final Catalog catalog;
    private final Directory directory;

    RecordsResource(Catalog catalog, Directory directory) {
        this.catalog = catalog;
        this.directory = directory;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR, Roles.VIEWER})
    @Operation(
            summary = "The records of a dataset",
            description =
                    "q: words that all stand in a record's texts, whatever their case. sort: a column, with - in front"
                            + " for descending; blanks stand last. changedBy: the run that changed a record last.")
    @APIResponse(responseCode = "200", description = "A page of records")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public RecordsPage records(
            @PathParam("dataset") String name,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("changedBy") @Nullable String changedBy,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Dataset dataset =
                catalog.dataset(name)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                ProblemCode.DATASET_UNKNOWN,
                                                "There is no dataset " + name + "."));
        RecordOrder order = RecordOrder.of(dataset, sort);
        RecordsQuery query =
                new RecordsQuery(
                        dataset,
                        Reference.of(dataset, catalog),
                        SearchWords.of(q),
                        run(changedBy),
                        order,
                        after == null ? null : order.position(after));
        return directory.page(query, Limit.of(limit));
    }

    private static @Nullable UUID run(@Nullable String syncId) {
        try {
            return syncId == null || syncId.isBlank() ? null : UUID.fromString(syncId);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID, "changedBy is the id of a run.");
        }
    }
}
