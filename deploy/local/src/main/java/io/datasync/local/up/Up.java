package io.datasync.local.up;

import io.datasync.local.Part;
import io.datasync.local.PartFailure;
import io.datasync.local.Place;
import io.datasync.local.Project;
import io.datasync.local.Service;
import io.datasync.local.ServicePart;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// Starts the local system; what is stale has been built by the script before.
public final class Up {
    private final Options options;
    private final Path run;
    private final LocalSystem system;
    private final Console console;
    private final Starter starter;

    private Up(Options options) {
        this.options = options;
        this.run = Project.root().resolve("deploy/local/.run");
        this.system = new LocalSystem(run, System.getenv(), options.partsOnly());
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        this.console =
                new Console(
                        out,
                        run.resolve("logs"),
                        Long.getLong("datasync.begin", System.currentTimeMillis()));
        this.starter = new Starter(console);
    }

    public static void main(String[] arguments) {
        try {
            new Up(Options.of(List.of(arguments))).run();
        } catch (PartFailure failure) {
            System.err.println();
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    private void run() {
        requireServices();
        List<Step> steps = system.steps();
        if (options.fresh()) {
            Starter.stop(steps.stream().map(Step::part).toList());
            Stream.of("data", "logs").map(run::resolve).forEach(Place::deleteTree);
        }
        Starter.requirePorts(steps);
        Thread stopAll = new Thread(this::stopAll, "stop-all");
        Runtime.getRuntime().addShutdownHook(stopAll);
        console.say("Starting (logs in " + run.resolve("logs") + ")");
        try {
            starter.start(steps);
        } catch (PartFailure failure) {
            if (starter.isStopping()) {
                return;
            }
            throw failure;
        }
        console.ready(system, !options.partsOnly());
        if (options.detach()) {
            Runtime.getRuntime().removeShutdownHook(stopAll);
            console.say("Stop it with deploy/local/down");
            System.exit(0);
        }
        stayUntilInterrupted();
    }

    private void stopAll() {
        if (!starter.started().isEmpty()) {
            console.say("Stopping what was started here");
            starter.stopAll();
            console.say("Stopped.");
        }
    }

    private void requireServices() {
        List<String> missing =
                options.partsOnly()
                        ? List.of()
                        : Stream.of(Service.values())
                                .filter(service -> !ServicePart.isBuilt(service))
                                .map(Service::module)
                                .toList();
        if (!missing.isEmpty()) {
            throw new PartFailure(
                    "Not built: "
                            + String.join(", ", missing)
                            + ". The build before should have done so; its output is above. Everything but the services"
                            + " starts with deploy/local/up --parts-only");
        }
    }

    private void stayUntilInterrupted() {
        List<Part> started = starter.started();
        if (started.isEmpty()) {
            console.say("Everything was running already. Stop it with deploy/local/down");
            return;
        }
        console.say("Ctrl-C stops what was started here.");
        CompletableFuture<?>[] ends =
                started.stream()
                        .map(part -> part.ended().thenRun(() -> sayEnded(part)))
                        .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends).join();
    }

    private void sayEnded(Part part) {
        if (!starter.isStopping()) {
            console.say(
                    part.name()
                            + " has ended. Its log: "
                            + part.log()
                            + ". deploy/local/up starts it again.");
        }
    }
}
