package io.datasync.contract.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who asked for a run. The identity is the verified token's, or the one that sync-api vouches for.
///
/// @param kind  person, service or schedule
/// @param id    the subject at the identity provider, or the schedule's id
/// @param name  as shown
/// @param email null for services and schedules
public record Requester(Kind kind, String id, String name, @Nullable String email) {
    public Requester {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
    }

    /// The kinds of requester.
    public enum Kind {
        USER,
        SERVICE,
        SCHEDULE;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Kind of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }
}
