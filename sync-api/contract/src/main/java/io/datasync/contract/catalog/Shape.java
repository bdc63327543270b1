package io.datasync.contract.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Says in words what stands at a place of a YAML file.
final class Shape {
    private Shape() {}

    static String of(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "empty";
        }
        return switch (value.getNodeType()) {
            case OBJECT -> "a mapping";
            case ARRAY -> value.isEmpty() ? "an empty list" : "a list";
            case NUMBER -> "the number " + value.asText();
            case BOOLEAN -> "the boolean " + value.asText();
            case STRING, BINARY, POJO -> "the text \"" + value.asText() + "\"";
            case NULL, MISSING -> "empty";
        };
    }
}
