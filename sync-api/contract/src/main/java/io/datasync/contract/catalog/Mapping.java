package io.datasync.contract.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A mapping in a file that is being read. What is asked of it and not there, or of the wrong kind, is noted as a
/// fault and given as null or empty, so that reading goes on and finds the other faults too.
final class Mapping {
    private final String path;
    private final ObjectNode node;
    private final Faults faults;
    private final Set<String> asked = new LinkedHashSet<>();

    Mapping(String path, ObjectNode node, Faults faults) {
        this.path = path;
        this.node = node;
        this.faults = faults;
    }

    Faults faults() {
        return faults;
    }

    String path() {
        return path;
    }

    /// The path of a field of this mapping.
    String at(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    void fault(String field, String reason) {
        faults.add(at(field), reason);
    }

    boolean has(String field) {
        return node.has(field);
    }

    @Nullable String text(String field) {
        return needed(field, "text") ? optionalText(field) : null;
    }

    @Nullable String optionalText(String field) {
        JsonNode value = get(field);
        return value == null ? null : textOf(at(field), value);
    }

    /// Any plain value, as it was written.
    @Nullable String scalar(String field) {
        JsonNode value = get(field);
        if (value == null) {
            return null;
        }
        if (value.isValueNode() && !value.isNull()) {
            return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText();
        }
        fault(field, wrong(value, "a plain value, as a cell would have it"));
        return null;
    }

    boolean flag(String field) {
        JsonNode value = get(field);
        if (value != null && !value.isBoolean()) {
            fault(field, wrong(value, "true or false, without quotes"));
        }
        return value != null && value.asBoolean();
    }

    @Nullable Integer integer(String field) {
        return needed(field, "a whole number") ? optionalInteger(field) : null;
    }

    @Nullable Integer optionalInteger(String field) {
        JsonNode value = get(field);
        if (value == null) {
            return null;
        }
        if (value.canConvertToInt() && value.isIntegralNumber()) {
            return value.intValue();
        }
        fault(field, wrong(value, "a whole number"));
        return null;
    }

    @Nullable BigDecimal optionalNumber(String field) {
        JsonNode value = get(field);
        if (value == null) {
            return null;
        }
        if (value.isNumber()) {
            return value.decimalValue();
        }
        fault(field, wrong(value, "a number, without quotes"));
        return null;
    }

    List<String> texts(String field) {
        return needed(field, "a list of texts") ? optionalTexts(field) : List.of();
    }

    /// The list's texts; an empty list is a fault as well, for it would say nothing.
    List<String> optionalTexts(String field) {
        List<String> texts = new ArrayList<>();
        List<JsonNode> items = items(field, "a list of texts, as in [one, two]");
        for (int i = 0; i < items.size(); i++) {
            String text = textOf(at(field) + "[" + i + "]", items.get(i));
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    @Nullable Mapping optionalMapping(String field) {
        JsonNode value = get(field);
        if (value instanceof ObjectNode object) {
            return new Mapping(at(field), object, faults);
        }
        if (value != null) {
            fault(field, wrong(value, "a mapping, as in { field: value }"));
        }
        return null;
    }

    @Nullable Mapping mapping(String field) {
        return needed(field, "a mapping") ? optionalMapping(field) : null;
    }

    List<Mapping> mappings(String field) {
        List<Mapping> mappings = new ArrayList<>();
        List<JsonNode> items =
                needed(field, "a list of mappings")
                        ? items(field, "a list of mappings, each beginning with -")
                        : List.of();
        for (int i = 0; i < items.size(); i++) {
            String place = at(field) + "[" + i + "]";
            if (items.get(i) instanceof ObjectNode object) {
                mappings.add(new Mapping(place, object, faults));
            } else {
                faults.add(place, wrong(items.get(i), "a mapping"));
            }
        }
        return mappings;
    }

    /// To be called when all known fields have been asked for: any other is a fault.
    void done() {
        for (var field : node.properties()) {
            if (!asked.contains(field.getKey())) {
                fault(
                        field.getKey(),
                        "is no field that is known here" + NearMiss.hint(field.getKey(), asked));
            }
        }
    }

    private List<JsonNode> items(String field, String right) {
        JsonNode value = get(field);
        if (value instanceof ArrayNode array && !array.isEmpty()) {
            return array.valueStream().toList();
        }
        if (value != null) {
            fault(field, wrong(value, right));
        }
        return List.of();
    }

    private @Nullable String textOf(String place, JsonNode value) {
        if (!value.isTextual()) {
            faults.add(place, wrong(value, "text; put it in quotes if that is what is meant"));
            return null;
        }
        String text = value.textValue().strip();
        if (text.isEmpty()) {
            faults.add(place, "is blank; it must be text");
            return null;
        }
        return text;
    }

    private boolean needed(String field, String right) {
        if (!node.has(field)) {
            asked.add(field);
            fault(field, "is missing; it must be " + right);
            return false;
        }
        return true;
    }

    private @Nullable JsonNode get(String field) {
        asked.add(field);
        return node.get(field);
    }

    private static String wrong(@Nullable JsonNode value, String right) {
        return "is %s; it must be %s".formatted(Shape.of(value), right);
    }
}
