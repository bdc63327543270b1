package io.datasync.worker.intake;

import io.datasync.contract.run.Requester;
import java.util.Set;

/// Who sent a request, as a verified token says.
///
/// @param client the client at the identity provider
/// @param roles  of the realm
record Identity(String client, Set<String> roles) {
    Identity {
        roles = Set.copyOf(roles);
    }

    /// The client as a requester.
    Requester requester() {
        return new Requester(Requester.Kind.SERVICE, client, client, null);
    }
}
