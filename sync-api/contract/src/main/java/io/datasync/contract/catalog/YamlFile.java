package io.datasync.contract.catalog;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/// Reads a file as one YAML mapping, and says where it cannot be read.
final class YamlFile {
    private static final YAMLMapper YAML =
            YAMLMapper.builder(
                            YAMLFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private YamlFile() {}

    /// The file's mapping; empty, with the fault added, when there is none to be had.
    static Optional<ObjectNode> read(Path file, Faults faults) {
        try {
            JsonNode root = YAML.readTree(Files.readString(file));
            if (root instanceof ObjectNode mapping) {
                return Optional.of(mapping);
            }
            faults.add(
                    "",
                    root.isMissingNode() || root.isNull()
                            ? "is empty; it must describe a sync type, beginning with \"type: …\""
                            : "is not a mapping; it must begin with \"type: …\"");
        } catch (JsonProcessingException e) {
            faults.add("", "is not readable as YAML at " + place(e) + ": " + problem(e));
        } catch (CharacterCodingException e) {
            faults.add("", "is not UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            faults.add("", "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
        return Optional.empty();
    }

    private static String place(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null
                ? "an unknown place"
                : "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static String problem(JsonProcessingException e) {
        String problem =
                e.getCause() instanceof MarkedYAMLException marked
                        ? marked.getProblem()
                        : e.getOriginalMessage();
        return problem.lines().findFirst().orElse("not understood");
    }
}
