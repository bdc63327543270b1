package io.datasync.worker.run;

import io.datasync.contract.event.SyncRequest.ApproveRequested;
import io.datasync.contract.event.SyncRequest.CancelRequested;
import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.datasync.contract.run.Requester;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes verified requests into the database, each in one short transaction, so that the consumer may acknowledge
/// them. Taking the same one twice does nothing the second time.
public interface RequestInbox {
    /// Queues a run for the request, or joins it to the active run of its type.
    Taken take(SyncRequested request);

    /// Queues a run about an earlier one, unless that leaves nothing to do or a run of the type is under way. A refusal is
    /// recorded and told to the audit.
    Derived derive(SyncRequested request);

    /// Marks the run as to be stopped at its next chunk, or ends it when it is held; without effect on a run that has
    /// ended or is not known.
    void cancel(CancelRequested request);

    /// Lets a held run go on, if it is held still and its plan is the one that was looked at.
    Approval approve(ApproveRequested request);

    /// Records a request that is refused, and tells the audit.
    ///
    /// @param syncId   the request's own; null when it could not be read or stands for a run already, which must not
    ///                 be touched by a forgery: then a new id is made
    /// @param code     stable, e.g. `TOKEN_INVALID`
    void reject(
            @Nullable UUID syncId,
            String code,
            String reason,
            @Nullable String syncType,
            @Nullable Requester requestedBy);

    /// What became of a request about an earlier run.
    sealed interface Derived {
        record Queued() implements Derived {}

        /// The same request had been taken before.
        record Known() implements Derived {}

        /// @param code   stable, e.g. `SYNC_UNDER_WAY`
        /// @param reason a sentence
        record Refused(String code, String reason) implements Derived {}
    }

    /// What became of a request.
    enum Taken {
        QUEUED,
        JOINED,
        /// The same request had been taken before.
        KNOWN
    }
}
