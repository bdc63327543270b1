package io.datasync.worker.apply;

/// Why a planned row comes to nothing.
interface Why {
    Failure skipped(PlanLine line);

    Failure failed(PlanLine line);
}
