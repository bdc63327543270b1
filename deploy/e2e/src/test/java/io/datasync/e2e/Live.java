package io.datasync.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.contract.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/// A window's WebSocket: keeps every message in the order in which it came.
final class Live implements WebSocket.Listener, AutoCloseable {
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final StringBuilder frame = new StringBuilder();
    private final WebSocket socket;

    private Live(Person person) {
        socket =
                Person.HTTP
                        .newWebSocketBuilder()
                        .header("Authorization", "Bearer " + person.token())
                        .buildAsync(
                                URI.create(
                                        WholeSystem.origin().replace("http", "ws")
                                                + "/ws/notifications"),
                                this)
                        .join();
    }

    static Live of(Person person) {
        return new Live(person);
    }

    List<JsonNode> messages() {
        return List.copyOf(messages);
    }

    List<JsonNode> ofKind(String kind) {
        return messages.stream()
                .filter(message -> message.path("kind").asText().equals(kind))
                .toList();
    }

    /// The run's states in the order told, from the snapshot on.
    List<JsonNode> runs(String syncId) {
        return ofKind("run").stream()
                .map(message -> message.path("run"))
                .filter(run -> run.path("id").asText().equals(syncId))
                .toList();
    }

    List<JsonNode> notifications(String syncId) {
        return ofKind("notification").stream()
                .map(message -> message.path("notification"))
                .filter(notification -> notification.path("syncId").asText().equals(syncId))
                .toList();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        frame.append(data);
        if (last) {
            take(frame.toString());
            frame.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    private void take(String text) {
        try {
            JsonNode message = Json.mapper().readTree(text);
            if (message.isArray()) {
                message.forEach(messages::add);
            } else {
                messages.add(message);
            }
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
