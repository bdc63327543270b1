package io.datasync.worker.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/// The topic of requests: what the broker has, in whatever order and as often as it likes, until it is acknowledged.
final class Requests {
    private final Random random;
    private final List<Request> unacknowledged = new ArrayList<>();
    final TreeSet<Integer> accepted = new TreeSet<>();

    Requests(Random random) {
        this.random = random;
    }

    /// What is asked for.
    sealed interface Request {
        /// A run.
        record Sync(int id, SyncKind kind, boolean preview) implements Request {}

        record Cancel(int run) implements Request {}

        record Approve(int run) implements Request {}
    }

    /// From here on whoever asked was told 202.
    void send(Request request) {
        unacknowledged.add(request);
        if (request instanceof Request.Sync(int id, _, _)) {
            accepted.add(id);
        }
    }

    /// Any of them, which stays until it is acknowledged.
    Optional<Request> poll() {
        return unacknowledged.isEmpty()
                ? Optional.empty()
                : Optional.of(unacknowledged.get(random.nextInt(unacknowledged.size())));
    }

    void acknowledge(Request request) {
        unacknowledged.remove(request);
    }
}
