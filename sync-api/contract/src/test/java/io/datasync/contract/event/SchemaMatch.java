package io.datasync.contract.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Holds a JSON Schema against the record it describes, both ways: fields, what must be there, what may be null, and
/// the kind of each.
final class SchemaMatch {
    private final List<String> differences = new ArrayList<>();

    private SchemaMatch() {}

    /// What differs; empty when nothing does.
    ///
    /// @param file  of the schema
    /// @param extra fields the JSON has beside the record's
    static List<String> differences(Class<?> type, String file, Set<String> extra) {
        SchemaMatch match = new SchemaMatch();
        match.object(file, type, new Place(file, EventSchemas.read(file)), extra);
        return match.differences;
    }

    private void object(String path, Class<?> type, Place place, Set<String> extra) {
        Map<String, RecordComponent> components = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.put(name(component), component);
        }
        RecordComponent run = components.remove("run");
        if (run != null) {
            same(path + " refers to", "run-view.json", place.node().at("/allOf/0/$ref").asText());
        }
        Set<String> fields = new TreeSet<>(components.keySet());
        fields.addAll(extra);
        same(path + " has", fields, names(place.node().path("properties")));
        Set<String> needed = new TreeSet<>(extra);
        components.forEach(
                (name, component) -> {
                    if (!nullable(component.getAnnotatedType())) {
                        needed.add(name);
                    }
                });
        Set<String> required = new TreeSet<>();
        place.node().path("required").forEach(name -> required.add(name.asText()));
        same(path + " requires", needed, required);
        components.forEach(
                (name, component) ->
                        value(
                                path + "." + name,
                                component.getAnnotatedType(),
                                place.to(place.node().path("properties").path(name))));
    }

    private void value(String path, AnnotatedType type, Place place) {
        Place target = place.resolved();
        same(path + " may be null", nullable(type), target.allowsNull() || place.allowsNull());
        switch (type.getType()) {
            case Class<?> raw when raw == Object.class -> {}
            case Class<?> raw when raw.isRecord() -> object(path, raw, target, Set.of());
            case Class<?> raw when raw.isEnum() ->
                    same(path + " is one of", wires(raw), texts(target.node().path("enum")));
            case Class<?> raw -> {
                same(path + " is", kind(raw), target.kind());
                same(path + " has format", format(raw), target.node().path("format").asText());
            }
            default -> {
                same(path + " is", "array", target.kind());
                value(
                        path + "[]",
                        ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0],
                        target.to(target.node().path("items")));
            }
        }
    }

    private void same(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            differences.add(
                    "%s %s in the schema, %s in the record".formatted(what, found, expected));
        }
    }

    private static String name(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    private static boolean nullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static String kind(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        return type == String.class || type == UUID.class || type == Instant.class
                ? "string"
                : "integer";
    }

    private static String format(Class<?> type) {
        if (type == UUID.class) {
            return "uuid";
        }
        return type == Instant.class ? "date-time" : "";
    }

    private static Set<String> wires(Class<?> type) {
        Set<String> wires = new TreeSet<>();
        Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .forEach(wires::add);
        return wires;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// A place in a schema file.
    private record Place(String file, JsonNode node) {
        Place to(JsonNode other) {
            return new Place(file, other);
        }

        /// Where its reference leads, through "this or null" too; itself when it has none.
        Place resolved() {
            JsonNode reference = node.has("$ref") ? node.path("$ref") : node.at("/anyOf/0/$ref");
            if (reference.isMissingNode()) {
                return this;
            }
            String[] parts = reference.asText().split("#", 2);
            String target = parts[0].isEmpty() ? file : parts[0];
            JsonNode root = EventSchemas.read(target);
            return new Place(target, parts.length == 1 ? root : root.at(parts[1]));
        }

        boolean allowsNull() {
            return texts(node.path("type")).contains("null")
                    || node.at("/anyOf/1/type").asText().equals("null");
        }

        String kind() {
            JsonNode type = node.path("type");
            return type.isArray() ? type.path(0).asText() : type.asText();
        }
    }
}
