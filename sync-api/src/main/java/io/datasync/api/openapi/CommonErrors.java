package io.datasync.api.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/// Every operation can be refused, and can go wrong; said once here.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommonErrors implements OASFilter {
    @Override
    public Operation filterOperation(Operation operation) {
        APIResponses responses = operation.getResponses();
        for (String status : new String[] {"401", "403", "500"}) {
            if (!responses.hasAPIResponse(status)
                    || responses.getAPIResponse(status).getRef() == null) {
                responses.addAPIResponse(status, problem());
            }
        }
        return operation;
    }

    private static APIResponse problem() {
        return OASFactory.createAPIResponse().ref("Problem");
    }
}
