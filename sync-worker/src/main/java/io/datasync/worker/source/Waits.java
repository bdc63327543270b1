package io.datasync.worker.source;

import java.time.Duration;

/// Waits where people can see it.
record Waits(ReadBudget budget, String account, Time time, RowSink sink) {
    /// Until a read may be made.
    void forBudget() throws InterruptedException {
        for (Duration left = budget.take(account); left.isPositive(); left = budget.take(account)) {
            pass(left);
        }
    }

    void pass(Duration duration) throws InterruptedException {
        if (!duration.isPositive()) {
            return;
        }
        sink.waiting(true);
        time.pass(duration);
        sink.waiting(false);
    }
}
