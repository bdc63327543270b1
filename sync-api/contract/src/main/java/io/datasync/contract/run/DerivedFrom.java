package io.datasync.contract.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/// The earlier run that a run is about.
///
/// @param kind   what it does about it
/// @param syncId the earlier run, of the same sync type
public record DerivedFrom(Kind kind, UUID syncId) {
    public DerivedFrom {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(syncId, "syncId");
    }

    /// What a run may do about an earlier one.
    public enum Kind {
        /// Syncs the rows that failed or were skipped, from the sheet as it is now.
        RETRY,
        /// Takes back what it did.
        UNDO;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// @throws IllegalArgumentException for an unknown kind
        @JsonCreator
        public static Kind of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }
}
