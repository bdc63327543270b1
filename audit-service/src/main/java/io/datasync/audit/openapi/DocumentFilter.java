package io.datasync.audit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.IndexView;

/// Adds to the document what the annotations do not say: nullness, and the problems every operation may answer with.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class DocumentFilter implements OASFilter {
    private static final String PROBLEM = "ProblemDetails";
    private static final Map<String, String> PROBLEMS =
            new TreeMap<>(
                    Map.of(
                            "400",
                                    "A parameter makes no sense; the code names it, e.g. FROM_INVALID",
                            "401", "UNAUTHENTICATED: no valid bearer token",
                            "403", "ROLE_MISSING: for administrators and auditors only",
                            "499", "SIGN_IN_NEEDED: the console has no session any more",
                            "503", "DATABASE_UNAVAILABLE: try again after Retry-After seconds"));

    private final Nullness nullness;

    /// @param index of the classes the document is made from
    public DocumentFilter(IndexView index) {
        nullness = new Nullness(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        nullness.apply(document.getComponents().getSchemas());
        document.getComponents().addSchema(PROBLEM, problem());
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().values().forEach(DocumentFilter::problems));
    }

    private static void problems(Operation operation) {
        PROBLEMS.forEach(
                (status, description) ->
                        operation.getResponses().addAPIResponse(status, response(description)));
        if (operation.getOperationId().startsWith("run")
                && !operation.getOperationId().equals("runs")) {
            operation
                    .getResponses()
                    .addAPIResponse("404", response("RUN_NOT_FOUND: the log has no such run"));
        }
    }

    private static APIResponse response(String description) {
        Schema schema = OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM);
        return OASFactory.createAPIResponse()
                .description(description)
                .content(
                        OASFactory.createContent()
                                .addMediaType(
                                        "application/problem+json",
                                        OASFactory.createMediaType().schema(schema)));
    }

    private static Schema problem() {
        Schema problem =
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .description("An error (RFC 9457) with a stable code");
        List<String> texts = List.of("type", "title", "detail", "instance", "code");
        texts.forEach(name -> problem.addProperty(name, ofType(SchemaType.STRING)));
        problem.addProperty("status", ofType(SchemaType.INTEGER));
        return problem.required(List.of("type", "title", "status", "detail", "instance", "code"));
    }

    private static Schema ofType(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }
}
