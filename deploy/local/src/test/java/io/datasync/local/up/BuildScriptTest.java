package io.datasync.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.local.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script that builds what is stale, on a small checkout whose Maven only says what it was asked for.
class BuildScriptTest {
    @TempDir private Path root;

    @BeforeEach
    void aCheckoutWithOneService() throws IOException {
        write("pom.xml", "");
        write(".mvn/maven.config", "");
        write("sync-worker/pom.xml", "");
        write("sync-worker/src/main/java/A.java", "");
        write("sync-api/contract/pom.xml", "");
        write("sync-api/contract/src/main/java/C.java", "");
        write(
                "mvnw",
                "#!/bin/sh\necho maven \"$@\"\nmkdir -p sync-worker/target/quarkus-app\n"
                        + "touch sync-worker/target/quarkus-app/quarkus-run.jar\n");
        assertThat(root.resolve("mvnw").toFile().setExecutable(true)).isTrue();
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private String build() throws Exception {
        String script =
                "set -euo pipefail; cd '%s'; here=x run='%s/.run' begin=$(date +%%s); . '%s'; build_stale sync-worker"
                        .formatted(root, root, Project.root().resolve("deploy/local/build.sh"));
        Process process =
                new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void whatWasNeverBuiltIsBuiltOnceAndNotAgain() throws Exception {
        assertThat(build()).contains("maven -q -Dquick -DskipTests -am -pl sync-worker package");
        assertThat(build()).isEmpty();
    }

    @Test
    void aChangedFileMakesItStaleAlsoOneOfTheContract() throws Exception {
        build();
        touch("sync-worker/src/main/java/A.java");
        assertThat(build()).contains("maven");
        assertThat(build()).isEmpty();
        touch("sync-api/contract/src/main/java/C.java");
        assertThat(build()).contains("maven");
    }

    private void touch(String file) throws IOException {
        // Newer than the stamp without waiting for the clock; build() then makes a stamp that is
        // newer still.
        Path stamp = root.resolve(".run/built/sync-worker");
        Files.setLastModifiedTime(stamp, FileTime.from(Instant.now().minusSeconds(60)));
        Files.setLastModifiedTime(
                root.resolve(file), FileTime.from(Instant.now().minusSeconds(30)));
    }

    @Test
    void aFileThatIsGoneMakesItStale() throws Exception {
        write("sync-worker/src/main/java/B.java", "");
        build();
        Files.delete(root.resolve("sync-worker/src/main/java/B.java"));
        assertThat(build()).contains("maven");
    }

    @Test
    void aMissingOutputMakesItStale() throws Exception {
        build();
        Files.delete(root.resolve("sync-worker/target/quarkus-app/quarkus-run.jar"));
        assertThat(build()).contains("maven");
    }

    @Test
    void whatTheConsolesToolsLeaveBehindIsNoSource() throws Exception {
        build();
        write("sync-worker/src/main/webui/node_modules/x/index.js", "");
        write("sync-worker/src/main/webui/dist/index.html", "");
        assertThat(build()).isEmpty();
    }
}
