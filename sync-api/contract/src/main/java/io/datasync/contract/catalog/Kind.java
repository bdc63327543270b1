package io.datasync.contract.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a column's cells hold (contract section 3 says how each is read).
public enum Kind {
    TEXT,
    EMAIL,
    PHONE,
    DATE,
    TIME,
    BOOLEAN,
    INTEGER,
    DECIMAL,
    LIST;

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
