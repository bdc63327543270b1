package io.datasync.contract.catalog;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the drafts share.
final class Draft {
    private Draft() {}

    /// A value that a draft without faults must have.
    static <T> T sound(@Nullable T value) {
        return Objects.requireNonNull(value, "a draft with faults was built");
    }
}
