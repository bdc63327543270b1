package io.datasync.worker.directory;

/// A table that is there does not fit the catalog, and no addition can make it fit. The message says which and what to
/// do.
public final class DirectoryMismatch extends RuntimeException {
    DirectoryMismatch(String message) {
        super(message);
    }

    DirectoryMismatch(String message, Throwable cause) {
        super(message, cause);
    }
}
