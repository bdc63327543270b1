package io.datasync.api.syncs;

import io.datasync.api.problem.ProblemCode;
import io.datasync.api.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/// A caller's key for one request: the same key again is the same request.
///
/// @param caller      whose key it is; keys of two callers have nothing to do with each other
/// @param key         1 to 255 visible ASCII characters
/// @param requestHash of what was asked for
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record IdempotencyKey(String caller, String key, byte[] requestHash) {
    private static final String VISIBLE = "[\\x21-\\x7e]{1,255}";

    IdempotencyKey {
        requestHash = requestHash.clone();
    }

    /// Null when no key was sent.
    ///
    /// @throws ProblemException IDEMPOTENCY_KEY_INVALID
    static @Nullable IdempotencyKey of(@Nullable String header, String caller, String request) {
        if (header == null) {
            return null;
        }
        if (!header.matches(VISIBLE)) {
            throw new ProblemException(
                    ProblemCode.IDEMPOTENCY_KEY_INVALID,
                    "An Idempotency-Key has 1 to 255 visible characters and no spaces.");
        }
        return new IdempotencyKey(caller, header, sha256(request));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
