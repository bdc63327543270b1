package io.datasync.contract;

/// The Kafka topics of the contract (section 7).
public final class Topics {
    /// Requests for syncs, keyed by sync type; the broker stamps the append time.
    public static final String REQUESTS = "datasync.requests.v1";

    /// What happened to runs: facts, keyed by syncId, never lost.
    public static final String EVENTS = "datasync.events.v1";

    /// How far a run is: keyed by syncId, at most four a second for a run, may be lost.
    public static final String PROGRESS = "datasync.progress.v1";

    /// Requests that could not be taken, as they came, with reason headers.
    public static final String DEAD_LETTERS = "datasync.requests.v1.dlq";

    private Topics() {}
}
