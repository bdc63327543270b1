package io.datasync.audit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.datasync.audit.testing.Parts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Parts.class)
class OpenApiIT {
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Path COMMITTED =
            Path.of(
                    System.getProperty("datasync.root"),
                    "audit-service/src/main/openapi/openapi.yaml");

    @Test
    void theCommittedDocumentIsWhatTheServiceSays() throws IOException {
        String served = given().get("/q/openapi").asString();

        assertThat(YAML.readTree(served))
                .as(
                        "changed on purpose? copy audit-service/target/openapi/openapi.yaml to %s",
                        COMMITTED)
                .isEqualTo(YAML.readTree(COMMITTED.toFile()));
    }
}
