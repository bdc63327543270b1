package io.datasync.api.synctypes;

import io.datasync.api.session.Roles;
import io.datasync.contract.catalog.Catalog;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The sync types of the catalog, in the order of their pages.
@Path("/api/sync-types")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sync types")
class SyncTypesResource {
    private final List<SyncTypeView> types;

    SyncTypesResource(Catalog catalog, SpreadsheetLinks links) {
        this.types =
                catalog.types().stream()
                        .map(type -> SyncTypeView.of(type, links.of(type)))
                        .toList();
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR, Roles.VIEWER})
    @Operation(summary = "The sync types with their datasets and columns")
    public List<SyncTypeView> types() {
        return types;
    }
}
