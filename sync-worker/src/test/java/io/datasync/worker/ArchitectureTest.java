package io.datasync.worker;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.ArchitectureRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final Pattern CLASS = Pattern.compile("`([a-z]+)/([A-Z]\\w+)`");

    @Test
    void theWallsHold() {
        ArchitectureRules.check("io.datasync.worker");
    }

    @Test
    void noTwoPackagesNeedEachOther() {
        slices().matching("io.datasync.worker.(*)..")
                .should()
                .beFreeOfCycles()
                .because(
                        "each phase is understood by itself; what two of them need goes into run, and what knows them all into engine")
                .check(ArchitectureRules.production("io.datasync.worker"));
    }

    @Test
    void theReadmeNamesClassesThatAreThere() throws IOException {
        Path module = Path.of(System.getProperty("datasync.root"), "sync-worker");
        String readme = Files.readString(module.resolve("README.md"));

        List<Path> named =
                CLASS.matcher(readme).results().map(found -> source(module, found)).toList();

        assertThat(named).isNotEmpty().allSatisfy(file -> assertThat(file).exists());
    }

    private static Path source(Path module, MatchResult found) {
        return module.resolve(
                "src/main/java/io/datasync/worker/%s/%s.java"
                        .formatted(found.group(1), found.group(2)));
    }
}
