package io.datasync.contract.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.datasync.contract.catalog.CatalogException.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogLoaderTest {
    @TempDir Path directory;

    static Stream<Mistake> mistakes() {
        return Mistake.all();
    }

    @Test
    void aFileWithEveryFeatureIsRead() throws IOException {
        file("gift-cards.yaml", Mistake.GOOD);

        Dataset shops = CatalogLoader.load(directory).dataset("shops").orElseThrow();
        Dataset cards = CatalogLoader.load(directory).dataset("cards").orElseThrow();

        assertThat(shops.column("code").aliases()).containsExactly("Shop", "Shop Code");
        assertThat(shops.column("rank").defaultValue()).isEqualTo("5");
        assertThat(cards.column("valid_from").defaultValue()).isEqualTo("2026-01-01");
        assertThat(cards.column("opens").defaultValue()).isEqualTo("9:00");
        assertThat(cards.detailColumn()).isNull();
        assertThat(cards.column("state").scope()).isEqualTo(new Scope.Equals("Sold", "Not sold"));
        assertThat(cards.column("home").references()).isEqualTo("shops");
        assertThat(CatalogLoader.load(directory).types().getFirst().guards())
                .isEqualTo(new Guards(60, 100));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void eachMistakeIsNamedWithFilePathAndReason(Mistake mistake) throws IOException {
        file("gift-cards.yaml", mistake.yaml());

        assertThat(faults())
                .contains(new Fault("gift-cards.yaml", mistake.path(), mistake.reason()));
    }

    @Test
    void allFaultsOfAllFilesAreNamedAtOnce() throws IOException {
        file(
                "a.yaml",
                Mistake.GOOD.replace("order: 9", "order: x").replace("kind: list", "kind: lists"));
        file("b.yaml", "type: b\n");

        assertThat(faults())
                .extracting(Fault::toString)
                .containsExactly(
                        "a.yaml, order: is the text \"x\"; it must be a whole number",
                        "a.yaml, datasets[1].columns[8].kind: \"lists\" is no kind; did you mean \"list\"?",
                        "b.yaml, label: is missing; it must be text",
                        "b.yaml, page: is missing; it must be text",
                        "b.yaml, order: is missing; it must be a whole number",
                        "b.yaml, datasets: is missing; it must be a list of mappings");
    }

    @Test
    void unreadableYamlIsNamedWithLineAndColumn() throws IOException {
        file("a.yaml", "type: a\nlabel: [A\npage: B\n");

        assertThat(message())
                .isEqualTo(
                        "a.yaml: is not readable as YAML at line 3, column 5: expected ',' or ']', but got :");
    }

    @Test
    void aFieldThatStandsTwiceIsNamedWithLineAndColumn() throws IOException {
        file("a.yaml", "type: a\ntype: b\n");

        assertThat(message())
                .startsWith("a.yaml: is not readable as YAML at line 2, column ")
                .endsWith("Duplicate field 'type'");
    }

    @Test
    void twoDocumentsInAFileAreRefused() throws IOException {
        file("a.yaml", Mistake.GOOD + "---\ntype: b\n");

        assertThat(message()).startsWith("a.yaml: is not readable as YAML at line ");
    }

    @Test
    void aFileThatIsNoMappingIsRefused() throws IOException {
        file("a.yaml", "# nothing yet\n");
        file("b.yaml", "- type: b\n");
        Files.write(directory.resolve("c.yaml"), "page: ü\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(faults())
                .extracting(Fault::toString)
                .containsExactly(
                        "a.yaml: is empty; it must describe a sync type, beginning with \"type: …\"",
                        "b.yaml: is not a mapping; it must begin with \"type: …\"",
                        "c.yaml: is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void anEmptyOrMissingDirectoryIsRefused() {
        assertThat(message())
                .isEqualTo(
                        directory
                                + ": holds no *.yaml file; give the directory that holds the catalog, one YAML file per sync type");

        directory = directory.resolve("nowhere");
        assertThat(message())
                .isEqualTo(
                        directory
                                + ": cannot be read as a directory (NoSuchFileException); give the directory that holds the catalog's YAML files");
    }

    @Test
    void aFileThatWouldBePassedOverForItsNameIsRefused() throws IOException {
        file("a.yml", Mistake.GOOD);

        assertThat(message())
                .endsWith("a.yml: would be passed over; rename it, its name must end in .yaml");
    }

    @Test
    void filesThatAreNoYamlAndHiddenOnesAreLeftAlone() throws IOException {
        file("gift-cards.yaml", Mistake.GOOD);
        file("README.md", "words");
        file(".gift-cards.yaml.swp", "x");
        Files.createDirectory(directory.resolve("..2026_11_23"));

        assertThat(CatalogLoader.load(directory).types()).hasSize(1);
    }

    @Test
    void theSameSyncTypeInTwoFilesIsRefused() throws IOException {
        file("a.yaml", Mistake.GOOD);
        file("b.yaml", small("gift-cards", "other", ""));

        assertThat(message())
                .isEqualTo(
                        "b.yaml, type: sync type \"gift-cards\" stands at a.yaml, type already; each must have a name of its own");
    }

    @Test
    void aDatasetMayReferToOneOfAnotherFile() throws IOException {
        file("a.yaml", small("a", "first", "references: second"));
        file("b.yaml", small("b", "second", ""));

        assertThat(CatalogLoader.load(directory).types()).hasSize(2);
    }

    @Test
    void filesThatReferToOneAnotherInACircleAreRefused() throws IOException {
        file("a.yaml", small("a", "first", "references: second"));
        file("b.yaml", small("b", "second", "scope: { exists: first, otherwise: Unknown }"));

        assertThat(faults())
                .extracting(Fault::toString)
                .containsExactly(
                        "a.yaml, datasets[0].columns[1].references: refers to \"second\" of b.yaml, which refers back to this file's datasets; no order of syncs fills both, so take one of the references out",
                        "b.yaml, datasets[0].columns[1].scope.exists: refers to \"first\" of a.yaml, which refers back to this file's datasets; no order of syncs fills both, so take one of the references out");
    }

    @Test
    void aReferenceToADatasetThatIsSyncedLaterIsRefused() throws IOException {
        String late =
                small("late", "second", "").lines().skip(5).reduce("", (a, b) -> a + b + "\n");
        file("a.yaml", small("a", "first", "references: second") + late);

        assertThat(message())
                .isEqualTo(
                        "a.yaml, datasets[0].columns[1].references: refers to \"second\", which is synced after this dataset; it must stand before it in the file");
    }

    private static String small(String type, String dataset, String extra) {
        return """
               type: %1$s
               label: L
               page: P
               order: 1
               datasets:
                 - dataset: %2$s
                   label: l
                   title: T
                   tab: %2$s
                   table: %2$s
                   key: [code]
                   shownAs: { name: code }
                   columns:
                     - { header: Code, name: code, kind: text, required: true }
                     - { header: Other, name: other, kind: text, %3$s }
               """
                .formatted(type, dataset, extra);
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private List<Fault> faults() {
        return refusal().faults();
    }

    private String message() {
        return String.valueOf(refusal().getMessage());
    }

    private CatalogException refusal() {
        return catchThrowableOfType(CatalogException.class, () -> CatalogLoader.load(directory));
    }
}
