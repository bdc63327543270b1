package io.datasync.contract.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Where a run stands. Four of them are ends; no run leaves an end.
public enum RunStatus {
    QUEUED,
    RUNNING,
    AWAITING_APPROVAL,
    SUCCEEDED,
    /// Ended, with some records failed.
    PARTIAL,
    /// The run as a whole failed.
    FAILED,
    CANCELLED;

    /// True for the four ends.
    public boolean ended() {
        return switch (this) {
            case QUEUED, RUNNING, AWAITING_APPROVAL -> false;
            case SUCCEEDED, PARTIAL, FAILED, CANCELLED -> true;
        };
    }

    /// True while a second request for the sync type joins this run: queued or running.
    public boolean active() {
        return this == QUEUED || this == RUNNING;
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static RunStatus of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
