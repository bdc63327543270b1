package io.datasync.notify.notifications;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How a notice is meant (contract section 6).
public enum Level {
    /// The run is under way.
    PROGRESS,
    /// It ended as succeeded or partial.
    SUCCESS,
    /// It failed as a whole.
    ERROR,
    /// It was cancelled, or is held until somebody approves it.
    INFO;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException for an unknown level
    @JsonCreator
    public static Level of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
