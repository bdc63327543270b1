package io.datasync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    @ParameterizedTest
    @ValueSource(strings = {"sync-api/contract/README.md", "deploy/catalog/README.md"})
    void whatAReadmeNamesIsThere(String file) throws IOException {
        Path readme = Path.of(System.getProperty("datasync.root", "../.."), file);

        List<String> links =
                LINK.matcher(Files.readString(readme))
                        .results()
                        .map(link -> link.group(1))
                        .toList();

        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(readme.resolveSibling(link)).exists());
    }
}
