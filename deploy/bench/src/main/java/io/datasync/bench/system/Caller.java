package io.datasync.bench.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.contract.Json;
import io.datasync.contract.run.RunStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/// The demo's administrator, as a script with a token.
public final class Caller {
    private static final String NAME = "sarah";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);

    private final WholeSystem system;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token;

    /// Signs in; the token is good for some minutes.
    public Caller(WholeSystem system) throws IOException, InterruptedException {
        this.system = system;
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(system.issuer() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                BodyPublishers.ofString(
                                        "grant_type=password&client_id=datasync-cli&username=%1$s&password=%1$s"
                                                .formatted(NAME)))
                        .build();
        token = send(request).path("access_token").asText();
    }

    /// Asks for a sync.
    ///
    /// @return its id
    public String start(String type) throws IOException, InterruptedException {
        return send(request("/api/syncs")
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"type\":\"%s\",\"mode\":\"apply\"}".formatted(type)))
                        .build())
                .path("id")
                .asText();
    }

    /// Waits until the run has ended.
    public void awaitEnd(String syncId) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!RunStatus.of(
                        send(request("/api/syncs/" + syncId).GET().build()).path("status").asText())
                .ended()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("run " + syncId + " does not end");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /// A window's socket, straight at the gateway.
    public CompletableFuture<WebSocket> listen(WebSocket.Listener listener) {
        return http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(
                        URI.create(
                                system.gateway().replaceFirst("^http", "ws") + "/ws/notifications"),
                        listener);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(system.origin() + path))
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    "%s was answered with %d".formatted(request.uri(), response.statusCode()));
        }
        return Json.mapper().readTree(response.body());
    }
}
