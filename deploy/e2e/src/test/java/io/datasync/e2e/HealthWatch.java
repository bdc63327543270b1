package io.datasync.e2e;

import io.datasync.local.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Asks all four services again and again whether they are alive, and notes every answer that is not yes.
final class HealthWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final List<String> deaths = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    HealthWatch() {
        for (Service service : Service.values()) {
            threads.add(Thread.ofVirtual().name("health-" + service).start(() -> watch(service)));
        }
    }

    private void watch(Service service) {
        try {
            while (!Thread.interrupted()) {
                HttpResponse<String> live = ask(service, "live");
                if (live.statusCode() != 200) {
                    deaths.add(service + " is not alive: " + live.body());
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            deaths.add(service + " does not answer: " + e);
        }
    }

    /// What a service says of its own readiness: the status and the checks.
    static String readiness(Service service) {
        try {
            HttpResponse<String> ready = ask(service, "ready");
            return ready.statusCode() + " " + ready.body().replaceAll("\\s+", "");
        } catch (IOException e) {
            return "no answer: " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> ask(Service service, String what)
            throws IOException, InterruptedException {
        return Person.HTTP.send(
                HttpRequest.newBuilder(URI.create(WholeSystem.url(service) + "/q/health/" + what))
                        .timeout(TIMEOUT)
                        .build(),
                BodyHandlers.ofString());
    }

    List<String> deaths() {
        return List.copyOf(deaths);
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
