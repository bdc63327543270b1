package io.datasync.audit.ingest;

import java.util.Locale;

/// What became of an arrival.
enum Taken {
    /// Stored, and seen for the first time.
    NEW,
    /// Here already: Kafka delivered it again.
    DUPLICATE,
    /// Stored as it came; nothing could be made of it.
    UNREADABLE;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
