package io.datasync.e2e.failpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.local.Project;
import io.datasync.local.Service;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is shipped has no failpoint, no agent and no way to halt itself; and the methods that tests weave are there.
class ProductionBuildIT {
    @ParameterizedTest
    @EnumSource(Service.class)
    void nothingOfTheFailpointsIsShipped(Service service) {
        eachEntry(
                app(service),
                (jar, entry) -> {
                    assertThat(entry.getName()).doesNotContainIgnoringCase("failpoint");
                    if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        assertThat(text(jar, entry)).doesNotContain("Premain-Class");
                    }
                });
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void noClassOfOursCanHaltTheProcess(Service service) {
        eachEntry(
                app(service).resolve("app"),
                (jar, entry) -> {
                    if (entry.getName().endsWith(".class")) {
                        assertThat(calls(jar, entry)).noneMatch("java/lang/Runtime.halt"::equals);
                    }
                });
    }

    @Test
    void everyPointIsAMethodThatIsShipped() throws IOException {
        Path table = Files.createTempFile("points", ".txt");
        try (InputStream in =
                Objects.requireNonNull(
                        ProductionBuildIT.class.getResourceAsStream(FailpointAgent.TABLE))) {
            Files.write(table, in.readAllBytes());
            for (Point point : Point.read(table)) {
                assertThat(methods(point))
                        .as("%s: %s.%s", point.name(), point.type(), point.method())
                        .isPositive();
            }
        } finally {
            Files.delete(table);
        }
    }

    private static long methods(Point point) {
        long[] found = {0};
        eachEntry(
                app(Service.SYNC_WORKER).resolve("app"),
                (jar, entry) -> {
                    if (entry.getName().equals(point.internalName() + ".class")) {
                        found[0] +=
                                model(jar, entry).methods().stream()
                                        .filter(method -> Weaver.isOf(point, method))
                                        .count();
                    }
                });
        return found[0];
    }

    private static Path app(Service service) {
        return Project.root().resolve(service.module()).resolve("target/quarkus-app");
    }

    private static void eachEntry(Path folder, BiConsumer<JarFile, JarEntry> look) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
            assertThat(jars).as("jars in %s", folder).isNotEmpty();
            for (Path path : jars) {
                try (JarFile jar = new JarFile(path.toFile())) {
                    jar.stream().forEach(entry -> look.accept(jar, entry));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> calls(JarFile jar, JarEntry entry) {
        return StreamSupport.stream(model(jar, entry).constantPool().spliterator(), false)
                .filter(MemberRefEntry.class::isInstance)
                .map(MemberRefEntry.class::cast)
                .map(member -> member.owner().asInternalName() + "." + member.name().stringValue())
                .toList();
    }

    private static ClassModel model(JarFile jar, JarEntry entry) {
        return ClassFile.of().parse(bytes(jar, entry));
    }

    private static String text(JarFile jar, JarEntry entry) {
        return new String(bytes(jar, entry), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static byte[] bytes(JarFile jar, JarEntry entry) {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
