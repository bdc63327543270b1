package io.datasync.audit.ingest;

import io.datasync.contract.event.SyncEvent;
import java.util.Optional;

/// What an arrival on the events topic turned out to be.
sealed interface Reading {
    Arrival arrival();

    /// A fact of a type that is known here.
    record Fact(Arrival arrival, FactId id, SyncEvent event) implements Reading {}

    /// A fact of a later type: kept as it is, so that a later version can make something of it.
    ///
    /// @param id empty when it carries none
    record Unknown(Arrival arrival, Optional<FactId> id) implements Reading {}

    /// Not what its type promises. Kept, and counted.
    ///
    /// @param id    what it claims to be
    /// @param fault what is wrong with it, without any of its values
    record Unreadable(Arrival arrival, Optional<FactId> id, String fault) implements Reading {}
}
