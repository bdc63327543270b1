package io.datasync.worker.judge;

import java.util.Optional;

/// Knows which phone numbers there are. Safe for use by several threads.
@FunctionalInterface
public interface PhoneNumbers {
    /// The number as E.164, e.g. `+6281255550001`; empty when it is none.
    ///
    /// @param text as a person wrote it
    Optional<String> e164(String text);
}
