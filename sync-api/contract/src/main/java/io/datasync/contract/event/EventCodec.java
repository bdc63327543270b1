package io.datasync.contract.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datasync.contract.Json;
import io.datasync.contract.event.SyncEvent.AbsentRecords;
import io.datasync.contract.event.SyncEvent.Accepted;
import io.datasync.contract.event.SyncEvent.Approved;
import io.datasync.contract.event.SyncEvent.CancelAccepted;
import io.datasync.contract.event.SyncEvent.Completed;
import io.datasync.contract.event.SyncEvent.Held;
import io.datasync.contract.event.SyncEvent.Joined;
import io.datasync.contract.event.SyncEvent.Planned;
import io.datasync.contract.event.SyncEvent.PlannedRecords;
import io.datasync.contract.event.SyncEvent.RecordsChanged;
import io.datasync.contract.event.SyncEvent.Rejected;
import io.datasync.contract.event.SyncEvent.Started;
import io.datasync.contract.run.RunView;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes events and requests as the JSON data of a CloudEvent, and reads them. Events of a run carry the run's fields
/// beside their own, at the top level. Unknown types give nothing; unknown fields are ignored.
public final class EventCodec {
    private static final ObjectMapper JSON = Json.mapper();

    private EventCodec() {}

    /// The data of an event.
    public static byte[] write(SyncEvent event) {
        ObjectNode data =
                switch (event) {
                    case SyncEvent.OfRun ofRun -> ofRun(ofRun);
                    case Joined _,
                            Rejected _,
                            RecordsChanged _,
                            PlannedRecords _,
                            AbsentRecords _ ->
                            JSON.valueToTree(event);
                };
        data.put("revision", event.revision());
        return bytes(data);
    }

    private static ObjectNode ofRun(SyncEvent.OfRun event) {
        ObjectNode data = JSON.valueToTree(event);
        data.remove("run");
        merge(data, event.run());
        return data;
    }

    public static byte[] write(Progressed progressed) {
        ObjectNode data = JSON.createObjectNode();
        data.put("syncId", progressed.syncId().toString());
        data.put("revision", progressed.revision());
        merge(data, progressed.run());
        return bytes(data);
    }

    public static byte[] write(SyncRequest request) {
        return bytes(JSON.valueToTree(request));
    }

    /// Reads an event.
    ///
    /// @param type the `ce_type` header; null when there was none
    /// @param data the record's value; null for a tombstone
    /// @return empty when the type is none of ours
    /// @throws IOException when the data is not what the type promises; never another exception
    public static Optional<SyncEvent> readEvent(@Nullable String type, byte @Nullable [] data)
            throws IOException {
        return switch (type) {
            case EventTypes.ACCEPTED -> Optional.of(EventReader.readOfRun(data, Accepted.class));
            case EventTypes.STARTED -> Optional.of(EventReader.readOfRun(data, Started.class));
            case EventTypes.PLANNED -> Optional.of(EventReader.readOfRun(data, Planned.class));
            case EventTypes.COMPLETED -> Optional.of(EventReader.readOfRun(data, Completed.class));
            case EventTypes.JOINED -> Optional.of(EventReader.read(data, Joined.class));
            case EventTypes.REJECTED -> Optional.of(EventReader.read(data, Rejected.class));
            case EventTypes.HELD -> Optional.of(EventReader.readOfRun(data, Held.class));
            case EventTypes.APPROVED -> Optional.of(EventReader.readOfRun(data, Approved.class));
            case EventTypes.CANCEL_ACCEPTED ->
                    Optional.of(EventReader.readOfRun(data, CancelAccepted.class));
            case EventTypes.PLANNED_RECORDS ->
                    Optional.of(EventReader.read(data, PlannedRecords.class));
            case EventTypes.ABSENT_RECORDS ->
                    Optional.of(EventReader.read(data, AbsentRecords.class));
            case EventTypes.RECORDS_CHANGED ->
                    Optional.of(EventReader.read(data, RecordsChanged.class));
            case null, default -> Optional.empty();
        };
    }

    /// Reads progress; empty when the type is another.
    ///
    /// @throws IOException as [#readEvent]
    public static Optional<Progressed> readProgress(@Nullable String type, byte @Nullable [] data)
            throws IOException {
        return EventTypes.PROGRESSED.equals(type)
                ? Optional.of(EventReader.readOfRun(data, Progressed.class))
                : Optional.empty();
    }

    /// Reads a request; empty when the type is none of ours.
    ///
    /// @throws IOException as [#readEvent]
    public static Optional<SyncRequest> readRequest(@Nullable String type, byte @Nullable [] data)
            throws IOException {
        return switch (type) {
            case EventTypes.REQUESTED ->
                    Optional.of(EventReader.read(data, SyncRequest.SyncRequested.class));
            case EventTypes.CANCEL_REQUESTED ->
                    Optional.of(EventReader.read(data, SyncRequest.CancelRequested.class));
            case EventTypes.APPROVE_REQUESTED ->
                    Optional.of(EventReader.read(data, SyncRequest.ApproveRequested.class));
            case null, default -> Optional.empty();
        };
    }

    private static void merge(ObjectNode data, RunView run) {
        ObjectNode fields = JSON.valueToTree(run);
        data.setAll(fields);
    }

    private static byte[] bytes(JsonNode data) {
        try {
            return JSON.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value of ours cannot be written as JSON", e);
        }
    }
}
