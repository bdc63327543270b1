package io.datasync.notify.notifications;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A notice of a run, as HTTP and the WebSocket show it.
///
/// @param id       made from the run and what the notice is of: the same wherever and however often it is made
/// @param type     the run's sync type
/// @param title    what happened
/// @param message  the run's own words
/// @param at       when it happened
/// @param revision of the run view it was made from; of a run's notices the one with the highest stands
@Schema(requiredProperties = {"id", "syncId", "type", "level", "title", "message", "at"})
public record Notification(
        UUID id,
        UUID syncId,
        String type,
        Level level,
        String title,
        String message,
        Instant at,
        @JsonIgnore long revision) {
    public Notification {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(syncId, "syncId");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(message, "message");
        // As exact as the database keeps it, so that a notice reads the same before and after it
        // was stored.
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
