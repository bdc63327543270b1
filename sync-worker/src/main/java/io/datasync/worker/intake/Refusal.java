package io.datasync.worker.intake;

import java.util.Objects;

/// Why a request is refused.
///
/// @param code   stable, e.g. `TOKEN_EXPIRED`
/// @param reason a sentence, without any part of the token
record Refusal(String code, String reason) {
    Refusal {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(reason, "reason");
    }

    static Refusal unreadable(String reason) {
        return new Refusal("REQUEST_UNREADABLE", reason);
    }

    static Refusal badToken(String reason) {
        return new Refusal("TOKEN_INVALID", reason);
    }
}
