package io.datasync.e2e.failpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Makes the agent's jar out of this test module's own classes, so that no build ever has one.
final class AgentJar {
    private static final List<String> CLASSES =
            List.of(
                    "Failpoint",
                    "FailpointAction",
                    "FailpointAgent",
                    "Point",
                    "Point$When",
                    "ShiftedClock",
                    "Weaver",
                    "Weaver$Code");

    private AgentJar() {}

    /// Makes it in that folder, with the table of points beside it.
    static Path in(Path folder) {
        Path jar = folder.resolve("failpoints.jar");
        try (InputStream table = resource("points.txt")) {
            Files.copy(table, folder.resolve(FailpointAgent.TABLE));
            try (JarOutputStream out =
                    new JarOutputStream(Files.newOutputStream(jar), manifest())) {
                for (String name : CLASSES) {
                    out.putNextEntry(new JarEntry(entry(name)));
                    try (InputStream bytes = resource(name + ".class")) {
                        bytes.transferTo(out);
                    }
                    out.closeEntry();
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String entry(String name) {
        return AgentJar.class.getPackageName().replace('.', '/') + "/" + name + ".class";
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(AgentJar.class.getResourceAsStream(name), name);
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", FailpointAgent.class.getName());
        return manifest;
    }
}
