package io.datasync.local.up;

import io.datasync.local.Part;
import io.datasync.local.PartFailure;
import io.datasync.local.Ports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// Starts the parts that are not there, as many at once as can be, and remembers which ones it started.
final class Starter {
    private final Console console;
    private final List<Part> started = new ArrayList<>();
    private boolean stopping;

    Starter(Console console) {
        this.console = console;
    }

    /// All ports are looked at before anything is started, so that one run names all that are taken.
    static void requirePorts(List<Step> steps) {
        List<String> taken =
                steps.stream()
                        .filter(step -> !step.part().isRunning())
                        .flatMap(
                                step ->
                                        step.part().ports().stream()
                                                .filter(port -> !Ports.isFree(port))
                                                .map(
                                                        port ->
                                                                Ports.takenMessage(
                                                                        port, step.title())))
                        .toList();
        if (!taken.isEmpty()) {
            throw new PartFailure(String.join("\n", taken));
        }
    }

    /// @throws PartFailure of the first part that did not come up, after the others have settled
    void start(List<Step> steps) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<Part, CompletableFuture<Void>> running = new HashMap<>();
            for (Step step : steps) {
                CompletableFuture<?>[] before =
                        step.after().stream()
                                .map(running::get)
                                .toArray(CompletableFuture<?>[]::new);
                running.put(
                        step.part(),
                        CompletableFuture.allOf(before).thenRunAsync(() -> start(step), threads));
            }
            CompletableFuture.allOf(running.values().toArray(CompletableFuture<?>[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PartFailure failure) {
                throw failure;
            }
            throw e;
        }
    }

    private void start(Step step) {
        boolean wasThere = step.part().isRunning();
        long begin = System.nanoTime();
        if (!wasThere) {
            remember(step.part());
        }
        step.part().start();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        console.started(step, took, wasThere);
    }

    private synchronized void remember(Part part) {
        if (stopping) {
            throw new PartFailure("stopping");
        }
        started.add(part);
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    synchronized List<Part> started() {
        return List.copyOf(started);
    }

    void stopAll() {
        synchronized (this) {
            stopping = true;
        }
        stop(started());
    }

    /// What others depend on goes last: with it gone first, they would only wait for it.
    static void stop(List<Part> parts) {
        stopTogether(parts.stream().filter(part -> !isGround(part)));
        stopTogether(parts.stream().filter(Starter::isGround));
    }

    private static void stopTogether(Stream<Part> parts) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<?>[] stopped =
                    parts.map(part -> CompletableFuture.runAsync(part::stop, threads))
                            .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(stopped).join();
        }
    }

    private static boolean isGround(Part part) {
        return part.name().equals("postgresql")
                || part.name().equals("kafka")
                || part.name().equals("keycloak");
    }
}
