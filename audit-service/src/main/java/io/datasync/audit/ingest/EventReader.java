package io.datasync.audit.ingest;

import io.datasync.audit.ingest.Reading.Fact;
import io.datasync.audit.ingest.Reading.Unknown;
import io.datasync.audit.ingest.Reading.Unreadable;
import io.datasync.contract.event.EventCodec;
import io.datasync.contract.event.SyncEvent;
import java.io.IOException;
import java.util.Optional;

/// Reads what arrived on the events topic. Whatever it is, there is a reading; nothing is thrown.
final class EventReader {
    static final String TYPE = "ce_type";
    static final String ID = "ce_id";

    private EventReader() {}

    static Reading read(Arrival arrival) {
        Optional<FactId> id = FactId.parse(arrival.header(ID));
        String type = arrival.header(TYPE);
        if (type == null) {
            return new Unreadable(arrival, id, "there is no header ce_type");
        }
        try {
            Optional<SyncEvent> event = EventCodec.readEvent(type, arrival.value());
            return event.isPresent() ? checked(arrival, id, event.get()) : new Unknown(arrival, id);
        } catch (IOException e) {
            // The codec's message tells the place and no value.
            return new Unreadable(arrival, id, String.valueOf(e.getMessage()));
        }
    }

    private static Reading checked(Arrival arrival, Optional<FactId> claimed, SyncEvent event) {
        if (event.seq() < 1) {
            return new Unreadable(arrival, claimed, "seq counts from 1");
        }
        FactId id = new FactId(event.syncId(), event.seq());
        return claimed.isEmpty() || claimed.get().equals(id)
                ? new Fact(arrival, id, event)
                : new Unreadable(arrival, claimed, "ce_id is not the data's syncId and seq");
    }
}
