package io.datasync.contract.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a sync did with one record. Unchanged records are counted, never listed.
public enum Outcome {
    CREATED,
    UPDATED,
    UNCHANGED,
    SKIPPED,
    FAILED;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException for an unknown outcome
    @JsonCreator
    public static Outcome of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
