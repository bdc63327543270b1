package io.datasync.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.contract.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The frames a window got, as messages in order.
public final class Heard {
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();

    public void add(String frame) {
        try {
            frames.add(Json.mapper().readTree(frame));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a frame is no JSON: " + frame, e);
        }
    }

    public List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    public List<JsonNode> messages() {
        List<JsonNode> messages = new ArrayList<>();
        for (JsonNode frame : frames) {
            if (frame.isArray()) {
                frame.forEach(messages::add);
            } else {
                messages.add(frame);
            }
        }
        return messages;
    }

    public List<String> kinds() {
        return messages().stream().map(message -> message.path("kind").asText()).toList();
    }

    public List<JsonNode> ofKind(String kind) {
        return messages().stream()
                .filter(message -> message.path("kind").asText().equals(kind))
                .toList();
    }

    /// The run messages of one run.
    public List<JsonNode> runs(TestRun run) {
        return ofKind("run").stream()
                .map(message -> message.path("run"))
                .filter(view -> view.path("id").asText().equals(run.id().toString()))
                .toList();
    }

    /// The notification messages of one run, without snapshots.
    public List<JsonNode> notices(TestRun run) {
        return ofKind("notification").stream()
                .map(message -> message.path("notification"))
                .filter(notice -> notice.path("syncId").asText().equals(run.id().toString()))
                .toList();
    }

    public List<JsonNode> endNotices(TestRun run) {
        return notices(run).stream()
                .filter(notice -> !notice.path("level").asText().equals("progress"))
                .toList();
    }

    public JsonNode lastSnapshot() {
        return ofKind("snapshot").getLast();
    }

    public void clear() {
        frames.clear();
    }
}
