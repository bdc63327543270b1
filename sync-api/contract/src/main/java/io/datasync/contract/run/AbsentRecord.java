package io.datasync.contract.run;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A record that is no longer in the sheet, and kept.
///
/// @param key    see [Keys]
/// @param name   the first display column's value; null when blank
/// @param detail the second display column's value; null when there is none or it is blank
public record AbsentRecord(String key, @Nullable String name, @Nullable String detail) {
    public AbsentRecord {
        Objects.requireNonNull(key, "key");
    }
}
