package io.datasync.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// A home folder for one running Keycloak: its own data, everything else the distribution's.
record KeycloakHome(Path folder) {
    private static final List<String> SHARED = List.of("lib", "conf", "providers", "themes");

    void layOut(KeycloakDistribution distribution) throws IOException {
        for (String part : SHARED) {
            Path link = folder.resolve(part);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, distribution.home().resolve(part));
        }
    }

    Path database() {
        return folder.resolve("data/h2");
    }

    /// Keycloak imports a realm only where it has none: with another realm.json it starts with a new database.
    ///
    /// @param keep whether a database with this realm is worth keeping for the next time
    void realm(String realm, KeycloakDistribution distribution, boolean keep) throws IOException {
        Path mark = folder.resolve("realm.sha256");
        String hash = sha256(realm);
        if (Files.exists(mark) && Files.readString(mark).equals(hash)) {
            return;
        }
        Place.deleteTree(folder.resolve("data"));
        if (keep) {
            copy(distribution.database(realm, hash), database());
        } else {
            Path imported = folder.resolve("data/import");
            Files.createDirectories(imported);
            Files.writeString(imported.resolve("realm.json"), realm);
        }
        Files.writeString(mark, hash);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
