package io.datasync.notify.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datasync.contract.Json;
import io.datasync.notify.notifications.Notification;
import java.util.List;

/// The messages of the WebSocket as text (contract section 6).
final class Frames {
    private static final String KIND = "kind";

    private Frames() {}

    static String snapshot(List<LiveRun> runs, List<Notification> notifications) {
        ObjectNode message = message("snapshot");
        ArrayNode all = message.putArray("runs");
        runs.forEach(run -> all.add(run(run)));
        message.set("notifications", Json.mapper().valueToTree(notifications));
        return text(message);
    }

    static String message(Update update) {
        return text(
                switch (update) {
                    case Update.RunChanged(LiveRun run) -> message("run").set("run", run(run));
                    case Update.NoticeRaised(Notification notification) ->
                            message("notification")
                                    .set("notification", Json.mapper().valueToTree(notification));
                    case Update.RecordsChanged(_, var datasets) ->
                            message("records-changed")
                                    .set("datasets", Json.mapper().valueToTree(datasets));
                    case Update.Closed(var dismissal) ->
                            message("dismissed").put("id", dismissal.notificationId().toString());
                });
    }

    /// One message as it is, several as an array.
    static String frame(List<String> messages) {
        return messages.size() == 1 ? messages.getFirst() : "[" + String.join(",", messages) + "]";
    }

    private static ObjectNode message(String kind) {
        return Json.mapper().createObjectNode().put(KIND, kind);
    }

    private static ObjectNode run(LiveRun run) {
        ObjectNode view = Json.mapper().valueToTree(run.view());
        return view.put("seq", run.revision());
    }

    private static String text(ObjectNode message) {
        try {
            return Json.mapper().writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value of ours cannot be written as JSON", e);
        }
    }
}
