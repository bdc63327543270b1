package io.datasync.audit.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datasync.audit.storage.Texts;
import io.datasync.contract.Json;
import io.datasync.contract.run.Requester;
import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The JSON in which an entry is kept and shown: a run as in HTTP, or a request told in the same fields.
final class EntryView {
    private EntryView() {}

    static String of(RunView run) {
        return write(Json.mapper().valueToTree(run));
    }

    /// A request that was refused: an end, and why.
    static String refused(
            UUID id,
            @Nullable String type,
            @Nullable Requester requestedBy,
            Instant at,
            RunError error) {
        return write(refusal(id, type, requestedBy, at, error));
    }

    private static ObjectNode refusal(
            UUID id,
            @Nullable String type,
            @Nullable Requester requestedBy,
            Instant at,
            RunError error) {
        ObjectNode view = request(id, type, requestedBy, at);
        view.put("status", "failed");
        view.put("message", error.message());
        view.set("error", Json.mapper().valueToTree(error));
        view.set("finishedAt", tree(at));
        return view;
    }

    /// A request that stands in the dead-letter topic; one about a run that is there names that run.
    static String refused(DeadLetter letter, RunError error) {
        ObjectNode view = refusal(letter.entryId(), letter.syncType(), null, letter.at(), error);
        view.put("message", letter.request().told(error.message()));
        if (letter.request() != RefusedRequest.SYNC) {
            view.put("request", letter.request().column());
            view.set("about", tree(letter.syncId()));
        }
        return write(view);
    }

    /// A request that joined a run; its status is that run's, and added when it is shown.
    static String joined(UUID id, String type, @Nullable Requester requestedBy, Instant at) {
        return write(request(id, type, requestedBy, at));
    }

    private static ObjectNode request(
            UUID id, @Nullable String type, @Nullable Requester requestedBy, Instant at) {
        ObjectNode view = Json.mapper().createObjectNode();
        view.put("id", id.toString());
        view.put("type", type);
        view.set("requestedBy", tree(requestedBy));
        view.set("requestedAt", tree(at));
        view.putArray("datasets");
        view.put("cancelRequested", false);
        return view;
    }

    private static JsonNode tree(@Nullable Object value) {
        return Json.mapper().valueToTree(value);
    }

    private static String write(JsonNode view) {
        try {
            return Texts.storableJson(Json.mapper().writeValueAsString(view));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run view can be written as JSON", e);
        }
    }
}
