package io.datasync.worker.intake;

import io.datasync.contract.event.SyncRequest;
import io.datasync.contract.run.Requester;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a record turned out to be.
sealed interface Examined {
    /// A request whose sender is known and may send it.
    record Accepted(SyncRequest request) implements Examined {}

    /// @param syncId      its own where it can be read, else made from the record's place
    /// @param syncType    as asked for; null when it could not be read
    /// @param requestedBy the verified identity; null when there is none
    record Refused(
            UUID syncId,
            Refusal refusal,
            @Nullable String syncType,
            @Nullable Requester requestedBy)
            implements Examined {}

    /// An event of a type that is none of ours, which consumers pass over.
    record Foreign(String type) implements Examined {}
}
