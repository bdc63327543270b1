package io.datasync.worker.source;

import io.datasync.contract.run.RunError;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Why an attempt to read gave nothing.
sealed interface Trouble {
    /// May pass: try again.
    ///
    /// @param what       as the end of a sentence, e.g. `Google Sheets answered 503`
    /// @param retryAfter how long the server asked to wait; null when it did not
    /// @param badAnswer  the server answered, and not what it should have
    record Passing(String what, @Nullable Duration retryAfter, boolean badAnswer)
            implements Trouble {}

    /// Stays until somebody does something.
    record Lasting(RunError error) implements Trouble {}

    /// Carries trouble out of the depth of a reading.
    final class Found extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient Trouble trouble;

        Found(Trouble trouble) {
            super(trouble.toString());
            this.trouble = trouble;
        }

        Trouble trouble() {
            return trouble;
        }
    }

    /// An answer that is not what the Sheets API gives.
    static Found badAnswer(String what) {
        return new Found(new Passing(what, null, true));
    }
}
