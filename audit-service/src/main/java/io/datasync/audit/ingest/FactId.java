package io.datasync.audit.ingest;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which fact of which run: what makes a redelivery one. On the wire the CloudEvents id, `<syncId>:<seq>`.
///
/// @param seq from 1
record FactId(UUID syncId, long seq) {
    FactId {
        if (seq < 1) {
            throw new IllegalArgumentException("seq counts from 1, not " + seq);
        }
    }

    /// Empty when the text is not of that form.
    static Optional<FactId> parse(@Nullable String id) {
        int colon = id == null ? -1 : id.lastIndexOf(':');
        if (id == null || colon < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new FactId(
                            UUID.fromString(id.substring(0, colon)),
                            Long.parseLong(id.substring(colon + 1))));
        } catch (IllegalArgumentException notOfThatForm) {
            return Optional.empty();
        }
    }
}
