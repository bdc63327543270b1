package io.datasync.local;

import org.jspecify.annotations.Nullable;

/// A part that could not be started or asked; the message is meant for the person at the keyboard.
public final class PartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PartFailure(String message) {
        super(message);
    }

    public PartFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
