package io.datasync.contract.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.datasync.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The JSON Schema beside the catalog's files agrees with the loader on all that can be seen in one file.
class CatalogSchemaTest {
    private final Schema schema = schema();

    static Stream<Path> shippedFiles() throws IOException {
        return Files.list(ShippedCatalogTest.directory())
                .filter(file -> file.toString().endsWith(".yaml"));
    }

    static Stream<Mistake> structuralMistakes() {
        return Mistake.all().filter(Mistake::structural);
    }

    static Stream<Mistake> otherMistakes() {
        return Mistake.all().filter(mistake -> !mistake.structural());
    }

    @ParameterizedTest
    @MethodSource("shippedFiles")
    void everyShippedFileIsValidAndNamesTheSchema(Path file) throws IOException {
        String yaml = Files.readString(file);

        assertThat(errors(yaml)).isEmpty();
        assertThat(yaml).startsWith("# yaml-language-server: $schema=catalog.schema.json\n#\n# ");
    }

    @Test
    void theFileWithEveryFeatureIsValid() throws IOException {
        assertThat(errors(Mistake.GOOD)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("structuralMistakes")
    void whatTheLoaderRefusesForItsStructureTheSchemaRefuses(Mistake mistake) throws IOException {
        assertThat(errors(mistake.yaml())).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("otherMistakes")
    void whatOnlyTheLoaderCanSeeTheSchemaLetsPass(Mistake mistake) throws IOException {
        assertThat(errors(mistake.yaml())).isEmpty();
    }

    private List<Error> errors(String yaml) throws IOException {
        String json = Json.mapper().writeValueAsString(new YAMLMapper().readTree(yaml));
        return schema.validate(json, InputFormat.JSON);
    }

    private static Schema schema() {
        Path file = ShippedCatalogTest.directory().resolve("catalog.schema.json");
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(file), InputFormat.JSON);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
