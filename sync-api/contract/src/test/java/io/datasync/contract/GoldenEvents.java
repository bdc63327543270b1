package io.datasync.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.contract.event.EventCodec;
import io.datasync.contract.event.EventTypes;
import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.event.SyncEvent.Completed;
import io.datasync.contract.event.SyncEvent.RecordsChanged;
import io.datasync.contract.run.RecordOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/// The golden JSON of each event and request, as messages that a consumer's test can replay: the sync of therapists on
/// the second golden day, and what goes otherwise.
public final class GoldenEvents {
    /// The sync of therapists on day 2, which ends `partial`.
    public static final UUID THERAPISTS = UUID.fromString("019ab0f2-7c00-7a10-8c3e-2f6b1d9e4a01");

    /// A request that joined it.
    public static final UUID JOINED = UUID.fromString("019ab0f2-7d20-7b44-9a10-5c8e7f2d6b02");

    /// A request that was refused.
    public static final UUID REJECTED = UUID.fromString("019ab0f2-9a30-7c55-b120-7d9f8a3e5c03");

    /// A sync of locations that failed as a whole.
    public static final UUID FAILED = UUID.fromString("019ab0f3-1b40-7d66-a230-8e0a9b4f6d04");

    /// A preview of locations whose guard tripped, that was held and approved.
    public static final UUID HELD = UUID.fromString("019ab0f4-2d60-7e77-b340-9f1b0c5a7e05");

    private GoldenEvents() {}

    /// The whole run of therapists in order: the request, the events, and the progress between them.
    public static List<Message> therapistsRun() {
        return List.of(
                message("requested", EventTypes.REQUESTED),
                message("accepted", EventTypes.ACCEPTED),
                message("started", EventTypes.STARTED),
                message("progressed-reading", EventTypes.PROGRESSED),
                message("progressed-waiting", EventTypes.PROGRESSED),
                message("progressed-planning", EventTypes.PROGRESSED),
                message("planned", EventTypes.PLANNED),
                message("records-changed-therapists", EventTypes.RECORDS_CHANGED),
                message("progressed-applying", EventTypes.PROGRESSED),
                message("records-changed-schedules", EventTypes.RECORDS_CHANGED),
                message("completed", EventTypes.COMPLETED));
    }

    /// The run of locations in order, which fails because a header is missing.
    public static List<Message> failedRun() {
        return List.of(
                message("failed-accepted", EventTypes.ACCEPTED),
                message("failed-started", EventTypes.STARTED),
                message("failed-completed", EventTypes.COMPLETED));
    }

    /// The held run of locations in order, from its request over its approval to its end; somebody asked too late for it
    /// to stop.
    public static List<Message> heldRun() {
        return List.of(
                message("held-requested", EventTypes.REQUESTED),
                message("held-accepted", EventTypes.ACCEPTED),
                message("held-started", EventTypes.STARTED),
                message("held-planned", EventTypes.PLANNED),
                message("held-absent-records", EventTypes.ABSENT_RECORDS),
                message("held-planned-records", EventTypes.PLANNED_RECORDS),
                message("held", EventTypes.HELD),
                message("held-approve-requested", EventTypes.APPROVE_REQUESTED),
                message("held-approved", EventTypes.APPROVED),
                message("held-records-changed", EventTypes.RECORDS_CHANGED),
                message("held-cancel-accepted", EventTypes.CANCEL_ACCEPTED),
                message("held-completed", EventTypes.COMPLETED));
    }

    /// A second request for therapists, which joined the run.
    public static Message joined() {
        return message("joined", EventTypes.JOINED);
    }

    /// A request without a token that could be verified.
    public static Message rejected() {
        return message("rejected", EventTypes.REJECTED);
    }

    /// A request to stop the run of therapists; the golden run ended before it came.
    public static Message cancelRequested() {
        return message("cancel-requested", EventTypes.CANCEL_REQUESTED);
    }

    /// Every golden message, runs in order.
    public static List<Message> all() {
        return Stream.of(
                        therapistsRun(),
                        failedRun(),
                        heldRun(),
                        List.of(joined(), rejected(), cancelRequested()))
                .flatMap(List::stream)
                .toList();
    }

    /// Those of the messages that travel on this topic, in order.
    public static List<Message> on(String topic, List<Message> messages) {
        return messages.stream().filter(message -> message.topic().equals(topic)).toList();
    }

    /// The end of the run of therapists.
    public static Completed completed() {
        return (Completed) therapistsRun().getLast().event();
    }

    /// All records that the run of therapists names, in order.
    public static List<RecordOutcome> records() {
        return on(Topics.EVENTS, therapistsRun()).stream()
                .map(Message::event)
                .flatMap(
                        event ->
                                event instanceof RecordsChanged changed
                                        ? changed.records().stream()
                                        : Stream.of())
                .toList();
    }

    private static Message message(String name, String type) {
        String resource = "/events/" + name + ".json";
        try (InputStream json = GoldenEvents.class.getResourceAsStream(resource)) {
            byte[] data = Objects.requireNonNull(json, resource).readAllBytes();
            JsonNode tree = Json.mapper().readTree(data);
            return new Message(
                    name,
                    topic(type),
                    type,
                    key(type, tree),
                    UUID.fromString(tree.path("syncId").asText()),
                    id(type, tree),
                    data);
        } catch (IOException e) {
            throw new IllegalStateException(resource, e);
        }
    }

    private static String topic(String type) {
        return switch (type) {
            case EventTypes.REQUESTED, EventTypes.CANCEL_REQUESTED, EventTypes.APPROVE_REQUESTED ->
                    Topics.REQUESTS;
            case EventTypes.PROGRESSED -> Topics.PROGRESS;
            default -> Topics.EVENTS;
        };
    }

    private static String key(String type, JsonNode tree) {
        return tree.path(topic(type).equals(Topics.REQUESTS) ? "syncType" : "syncId").asText();
    }

    private static String id(String type, JsonNode tree) {
        String syncId = tree.path("syncId").asText();
        return switch (type) {
            case EventTypes.REQUESTED -> syncId;
            case EventTypes.CANCEL_REQUESTED -> syncId + ":cancel";
            case EventTypes.APPROVE_REQUESTED -> syncId + ":approve";
            case EventTypes.PROGRESSED -> syncId + ":r" + tree.path("revision").asLong();
            default -> syncId + ":" + tree.path("seq").asLong();
        };
    }

    /// A Kafka record.
    ///
    /// @param name    of the resource, `events/<name>.json`
    /// @param type    the header `ce_type`
    /// @param key     the record's key
    /// @param syncId  the header `ce_subject`
    /// @param ceId    the header `ce_id`
    /// @param data    the record's value
    public record Message(
            String name,
            String topic,
            String type,
            String key,
            UUID syncId,
            String ceId,
            byte[] data) {
        /// The event, where it is one.
        public SyncEvent event() {
            try {
                return EventCodec.readEvent(type, data).orElseThrow();
            } catch (IOException e) {
                throw new IllegalStateException(name, e);
            }
        }

        /// The data as text, to be changed by a test.
        public String json() {
            return new String(data, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
