package io.datasync.contract.event;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datasync.contract.Json;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns bytes that anybody may have written into values of ours, or into an [IOException] whose message tells the
/// place and never a value, since values may be personal.
final class EventReader {
    private static final ObjectReader STRICT =
            Json.mapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private EventReader() {}

    static <T> T read(byte @Nullable [] data, Class<T> type) throws IOException {
        if (data == null) {
            throw new IOException("there is no data");
        }
        T value;
        try {
            value = STRICT.forType(type).readValue(data);
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
        if (value == null) {
            throw new IOException("the data is null");
        }
        return value;
    }

    /// An event with the run's fields beside its own.
    static <T> T readOfRun(byte @Nullable [] data, Class<T> type) throws IOException {
        if (!(read(data, JsonNode.class) instanceof ObjectNode object)) {
            throw new IOException("the data is no JSON object");
        }
        object.set("run", object.deepCopy());
        try {
            return Json.mapper().treeToValue(object, type);
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    private static IOException unreadable(Exception e) {
        return e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                ? new IOException("the data is wrong at " + path(mapping.getPath()), e)
                : new IOException("the data is no JSON, or not what its type promises", e);
    }

    private static String path(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(
                        step ->
                                step.getFieldName() == null
                                        ? "[" + step.getIndex() + "]"
                                        : step.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }
}
