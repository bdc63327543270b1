package io.datasync.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One of the four services, run from its own build with the variables it is given.
public final class ServicePart extends ProcessPart {
    private static final Duration REQUEST = Duration.ofSeconds(5);

    private final Service service;
    private final Map<String, String> variables;
    private final int maxHeapMegabytes;

    private ServicePart(
            Place place,
            int port,
            Service service,
            Map<String, String> variables,
            int maxHeapMegabytes) {
        super(place, port);
        this.service = service;
        this.variables = Map.copyOf(variables);
        this.maxHeapMegabytes = maxHeapMegabytes;
    }

    public static ServicePart temporary(Service service, Map<String, String> variables) {
        return at(Place.temporary(service.module()), Ports.free(), service, variables);
    }

    public static ServicePart at(
            Place place, int port, Service service, Map<String, String> variables) {
        return new ServicePart(place, port, service, variables, 256);
    }

    public String url() {
        return "http://localhost:" + port();
    }

    static Path jar(Service service) {
        return Project.root()
                .resolve(service.module())
                .resolve("target/quarkus-app/quarkus-run.jar");
    }

    public static boolean isBuilt(Service service) {
        return Files.exists(jar(service));
    }

    @Override
    List<String> command() {
        if (!isBuilt(service)) {
            throw new PartFailure(
                    service.module()
                            + " is not built: "
                            + jar(service)
                            + " is missing. Run ./mvnw -pl "
                            + service.module()
                            + " -am -Dquick package");
        }
        return new JavaCommand(place(), maxHeapMegabytes)
                .options(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+ExitOnOutOfMemoryError")
                .jar(jar(service));
    }

    @Override
    Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(variables);
        all.putIfAbsent("QUARKUS_HTTP_PORT", Integer.toString(port()));
        all.putIfAbsent("QUARKUS_HTTP_HOST", "localhost");
        return all;
    }

    @Override
    boolean isReady() {
        if (!Ports.answers(port())) {
            return false;
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url() + "/q/health/ready"))
                            .timeout(REQUEST)
                            .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted while " + name() + " started", e);
        }
    }
}
