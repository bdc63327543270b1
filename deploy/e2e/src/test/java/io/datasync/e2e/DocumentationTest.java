package io.datasync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The pages tell the truth: what they link to is there, and so are the classes that README names.
class DocumentationTest {
    private static final Path ROOT = Path.of(System.getProperty("datasync.root", "../.."));
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern CLASS_NAME = Pattern.compile("`([A-Z][a-z]+[A-Za-z]*)`");
    private static final Pattern FILE_NAME = Pattern.compile("`((?:[a-z.-]+/)+[A-Za-z.-]*)`");

    @Test
    void everyRelativeLinkLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(read(page));
            while (link.find()) {
                if (!Files.exists(page.resolveSibling(link.group(1)))) {
                    broken.add(ROOT.relativize(page) + " → " + link.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void readmeNamesOnlyFilesAndClassesThatAreThere() {
        String readme = read(ROOT.resolve("README.md"));
        List<String> sources;
        try (Stream<Path> files = Files.walk(ROOT)) {
            sources =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .map(file -> file.getFileName().toString())
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String whereToStart =
                readme.substring(
                        readme.indexOf("## Where to start reading"),
                        readme.indexOf("## With a real Google"));
        Matcher name = CLASS_NAME.matcher(whereToStart);
        while (name.find()) {
            assertThat(sources).contains(name.group(1) + ".java");
        }
        Matcher file = FILE_NAME.matcher(whereToStart);
        while (file.find()) {
            assertThat(ROOT.resolve(file.group(1))).exists();
        }
    }

    @Test
    void everyFolderAtTheTopHasAPageToStartFrom() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            assertThat(
                            folders.filter(Files::isDirectory)
                                    .filter(
                                            folder ->
                                                    !folder.getFileName()
                                                            .toString()
                                                            .startsWith("."))
                                    .filter(
                                            folder ->
                                                    !folder.getFileName()
                                                            .toString()
                                                            .equals("target")))
                    .allSatisfy(folder -> assertThat(folder.resolve("README.md")).exists());
        }
    }

    private static List<Path> pages() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(
                            file ->
                                    !file.toString().contains("node_modules")
                                            && !file.toString().contains("/target/"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
