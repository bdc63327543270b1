package io.datasync.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Finds this project's own files: its root, the parts the build laid out, the cache of unpacked binaries.
public final class Project {
    private Project() {}

    /// The checkout: the system property `datasync.root`, or the nearest folder upwards that has the local system.
    public static Path root() {
        String given = System.getProperty("datasync.root");
        if (given != null && !given.isBlank()) {
            return Path.of(given).toAbsolutePath().normalize();
        }
        @Nullable Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            if (Files.isRegularFile(folder.resolve("deploy/local/pom.xml"))) {
                return folder;
            }
            folder = folder.getParent();
        }
        throw new PartFailure(
                "This is not a checkout of the project: no deploy/local/pom.xml here or above. Set -Ddatasync.root.");
    }

    static Path local() {
        return root().resolve("deploy/local");
    }

    /// Binaries too large to unpack once per build; shared by all checkouts of one user.
    static Path cache() {
        return Path.of(System.getProperty("user.home"), ".cache", "datasync");
    }

    /// The classpath of the processes that are this module's own.
    static String ownClasspath() {
        Path target = local().resolve("target");
        return built(target.resolve("classes"))
                + File.pathSeparator
                + built(target.resolve("lib"))
                + "/*";
    }

    /// A file or folder the Maven build makes.
    static Path built(Path path) {
        if (!Files.exists(path)) {
            throw new PartFailure(
                    "Missing: "
                            + path
                            + ". Build it with ./mvnw -pl deploy/local -am -Dquick install in "
                            + root());
        }
        return path;
    }
}
