package io.datasync.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Making a data directory, and running PostgreSQL's programs as root, which they refuse by themselves.
final class PostgresCluster {
    private static final Duration INITDB = Duration.ofMinutes(2);
    private static final Duration ORPHANS = Duration.ofSeconds(15);

    private PostgresCluster() {}

    static Path program(String name) {
        try {
            return PostgresBinaries.home().resolve("bin").resolve(name);
        } catch (IOException e) {
            throw new PartFailure("PostgreSQL's binaries cannot be unpacked: " + e.getMessage(), e);
        }
    }

    static void create(Path cluster, String superuser, String password) throws IOException {
        Path passwordFile = Files.createTempFile("datasync", ".pw");
        try {
            Files.writeString(passwordFile, password + "\n");
            List<String> line = new ArrayList<>(asOrdinaryUser());
            line.add(program("initdb").toString());
            line.addAll(
                    List.of("-D", cluster.toString(), "-U", superuser, "--pwfile=" + passwordFile));
            line.addAll(
                    List.of("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync"));
            line.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            run(line);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private static void run(List<String> line) throws IOException {
        Process initdb = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!initdb.waitFor(INITDB.toSeconds(), TimeUnit.SECONDS) || initdb.exitValue() != 0) {
                throw new PartFailure("PostgreSQL's initdb failed:\n" + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted while PostgreSQL's data directory was made", e);
        }
    }

    /// PostgreSQL refuses to run as root. A user namespace without any mapping makes root nobody in particular,
    /// while the files stay root's own.
    static List<String> asOrdinaryUser() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        if (Tools.succeeds("unshare", "-U", "true")) {
            return List.of("unshare", "-U");
        }
        throw new PartFailure(
                "PostgreSQL does not run as root, and this machine allows no user namespaces"
                        + " (unshare -U). Run this as an ordinary user.");
    }

    /// After a kill of the main process its children need a moment to notice, and until then hold the shared memory
    /// that a new main process asks for. They all work in the data directory, which is how they are found.
    static void awaitOrphansOf(Path cluster) {
        long deadline = System.nanoTime() + ORPHANS.toNanos();
        ProcessHandle.allProcesses()
                .filter(process -> worksIn(process, cluster))
                .forEach(
                        process -> {
                            RunningProcess orphan = new RunningProcess(process);
                            if (!orphan.endedWithin(
                                    Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                                orphan.kill();
                            }
                        });
    }

    private static boolean worksIn(ProcessHandle process, Path cluster) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .equals(cluster);
        } catch (IOException othersOrNoProc) {
            return false;
        }
    }
}
