package io.datasync.contract.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a running run is doing.
public enum Phase {
    READING,
    /// Waiting for the source to answer again (Google asked us to slow down, or is away).
    WAITING,
    PLANNING,
    APPLYING;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Phase of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
