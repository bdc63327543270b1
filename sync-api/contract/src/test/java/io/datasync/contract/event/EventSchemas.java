package io.datasync.contract.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.datasync.contract.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/// The JSON Schemas that ship with the contract.
final class EventSchemas {
    static final String DIRECTORY = "/io/datasync/contract/schema/";

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private EventSchemas() {}

    /// The file that describes the data of this CloudEvents type.
    static String fileOf(String type) {
        return type.replaceFirst("^io\\.datasync\\.", "") + ".json";
    }

    static JsonNode read(String file) {
        try (InputStream json = EventSchemas.class.getResourceAsStream(DIRECTORY + file)) {
            return Json.mapper()
                    .readTree(Objects.requireNonNull(json, "there is no schema " + file));
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }

    /// What is wrong with this JSON.
    static List<String> errors(String file, String json) {
        Schema schema = REGISTRY.getSchema(SchemaLocation.of("classpath:" + DIRECTORY + file));
        return schema
                .validate(
                        json,
                        InputFormat.JSON,
                        context ->
                                context.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
