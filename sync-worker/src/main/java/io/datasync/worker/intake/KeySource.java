package io.datasync.worker.intake;

import java.io.IOException;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;

/// Where the identity provider's public keys come from.
@FunctionalInterface
interface KeySource {
    /// All keys as they are now.
    ///
    /// @throws IOException when they cannot be had
    List<JsonWebKey> fetch() throws IOException, InterruptedException;
}
