package io.datasync.worker.outbox;

import java.util.List;

/// Takes facts, and says which it has.
interface Broker {
    /// Publishes events in their order.
    ///
    /// @return how many of them, from the first on, the broker has acknowledged; what comes after the first that it has
    ///     not is to be published again, and nothing of it is still on its way
    int publish(List<CloudEvent> events) throws InterruptedException;
}
