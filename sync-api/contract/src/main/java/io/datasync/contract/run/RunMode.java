package io.datasync.contract.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a run does with its plan.
public enum RunMode {
    /// Plans and applies.
    APPLY,
    /// Plans, shows the plan and waits to be approved.
    PREVIEW;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException for an unknown mode
    @JsonCreator
    public static RunMode of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
