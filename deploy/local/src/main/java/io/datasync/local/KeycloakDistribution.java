package io.datasync.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The unpacked Keycloak, built once for the options it is run with, and databases that have a realm in them already:
/// both are kept, since they are most of the time a first start takes.
final class KeycloakDistribution {
    private static final String[] BUILD = {"build", "--db=dev-file"};

    /// The administrator of the local demo's Keycloak, for who wants to look around in it.
    static final Map<String, String> ADMINISTRATOR =
            Map.of(
                    "KC_BOOTSTRAP_ADMIN_USERNAME",
                    "admin",
                    "KC_BOOTSTRAP_ADMIN_PASSWORD",
                    "admin-local");

    private final Path home;

    private KeycloakDistribution(Path home) {
        this.home = home;
    }

    interface Work {
        void run() throws IOException;
    }

    static KeycloakDistribution built() throws IOException {
        KeycloakDistribution distribution =
                new KeycloakDistribution(
                        newest(Project.built(Project.cache().resolve("keycloak"))));
        Path mark = distribution.home.resolve("lib/quarkus/datasync-build");
        distribution.locked(
                () -> {
                    if (!Files.exists(mark)
                            || !Files.readString(mark).equals(distribution.state())) {
                        run(distribution.home, BUILD);
                        Files.writeString(mark, distribution.state());
                    }
                });
        return distribution;
    }

    /// The build's options and the time of its result: unpacked once more, the distribution is no longer built.
    private String state() throws IOException {
        Path result = home.resolve("lib/quarkus/quarkus-application.dat");
        return String.join(" ", BUILD) + " " + Files.getLastModifiedTime(result);
    }

    private static Path newest(Path cache) throws IOException {
        try (Stream<Path> unpacked = Files.list(cache)) {
            return unpacked.filter(folder -> Files.exists(folder.resolve("lib/quarkus-run.jar")))
                    .max(Comparator.comparing(Path::getFileName))
                    .orElseThrow(
                            () ->
                                    new PartFailure(
                                            "There is no Keycloak in "
                                                    + cache
                                                    + ". Build it with ./mvnw -pl deploy/local -am -Dquick install"));
        }
    }

    Path home() {
        return home;
    }

    /// A database with that realm and nothing else, to be copied.
    ///
    /// @param realm the file's text
    /// @param hash what tells it from other realms
    Path database(String realm, String hash) throws IOException {
        Path kept = home.resolve("datasync-realms").resolve(hash);
        locked(
                () -> {
                    if (!Files.isDirectory(kept)) {
                        importInto(kept, realm);
                    }
                });
        return kept;
    }

    private void importInto(Path kept, String realm) throws IOException {
        Path folder =
                Files.createTempDirectory(Files.createDirectories(kept.getParent()), "importing-");
        try {
            KeycloakHome temporary = new KeycloakHome(folder);
            temporary.layOut(this);
            Path file = folder.resolve("realm.json");
            Files.writeString(file, realm);
            run(folder, "import", "--optimized", "--file=" + file);
            Files.move(temporary.database(), kept);
        } finally {
            Place.deleteTree(folder);
        }
    }

    private void locked(Work work) throws IOException {
        synchronized (KeycloakDistribution.class) {
            try (FileChannel channel =
                            FileChannel.open(
                                    home.resolve("datasync.lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid()) {
                    work.run();
                }
            }
        }
    }

    private static void run(Path home, String... arguments) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                command(
                                        new JavaCommand(Place.under(home, "keycloak"), 512),
                                        home,
                                        List.of(arguments)))
                        .redirectErrorStream(true);
        builder.environment().putAll(ADMINISTRATOR);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new PartFailure("Keycloak's " + arguments[0] + " failed:\n" + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted while Keycloak was prepared", e);
        }
    }

    /// As bin/kc.sh has it, without the shell in between, so that the process is the one that is signalled.
    static List<String> command(JavaCommand java, Path home, List<String> arguments) {
        java.options(
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Dkc.home.dir=" + home,
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory");
        return java.main(
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                arguments.toArray(String[]::new));
    }
}
