package io.datasync.api.syncs;

import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.catalog.SyncType;
import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.datasync.contract.run.DatasetResult;
import io.datasync.contract.run.RunStatus;
import io.datasync.contract.run.RunView;

/// A run that was asked for and not heard of yet.
final class QueuedRun {
    private QueuedRun() {}

    static RunView of(SyncRequested request, SyncType type) {
        return new RunView(
                request.syncId(),
                request.syncType(),
                request.mode(),
                RunStatus.QUEUED,
                request.requestedBy(),
                request.requestedAt(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                type.datasets().stream().map(QueuedRun::empty).toList(),
                null,
                null,
                false,
                request.derivedFrom(),
                null);
    }

    private static DatasetResult empty(Dataset dataset) {
        return new DatasetResult(dataset.dataset(), dataset.label(), 0, 0, 0, 0, 0, 0, null, null);
    }
}
