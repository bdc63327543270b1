package io.datasync.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.api.testing.Parts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Parts.class)
class OpenApiIT {
    private static final Path COMMITTED =
            Parts.catalogDir().resolve("../../sync-api/src/main/openapi/openapi.yaml").normalize();

    @Test
    void theCommittedDocumentIsTheCodes() throws IOException {
        String served = RestAssured.get("/q/openapi?format=yaml").asString();
        Path made = COMMITTED.resolve("../../../../target/openapi.yaml").normalize();
        Files.writeString(made, served);

        assertThat(served)
                .as("after a change on purpose: cp %s %s", made, COMMITTED)
                .isEqualTo(Files.readString(COMMITTED));
    }
}
