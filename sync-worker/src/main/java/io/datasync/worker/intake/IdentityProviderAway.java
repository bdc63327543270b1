package io.datasync.worker.intake;

/// The identity provider's keys cannot be had, so nothing can be said about a token.
final class IdentityProviderAway extends Exception {
    private static final long serialVersionUID = 1L;

    IdentityProviderAway(String message, Throwable cause) {
        super(message, cause);
    }
}
