package io.datasync.worker.simulator;

import io.datasync.worker.simulator.Requests.Request;
import io.datasync.worker.simulator.Store.Result;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes requests into the database, then acknowledges them; each is a step of its own.
final class Consumer {
    private final int id;
    private final Store store;
    private final Model model;
    private final Requests requests;
    private @Nullable Request request;
    private boolean half;

    Consumer(int id, Store store, Model model, Requests requests) {
        this.id = id;
        this.store = store;
        this.model = model;
        this.requests = requests;
    }

    /// @return false when there was nothing to do, or it has to wait
    boolean step() {
        Request of = request;
        if (of == null) {
            Optional<Request> next = requests.poll();
            request = next.orElse(null);
            return next.isPresent();
        }
        boolean acknowledgesFirst = model.mutant == Mutant.ACK_BEFORE_COMMIT;
        if (half == acknowledgesFirst) {
            if (waits(of)) {
                return false;
            }
            if (take(of) == Result.AGAIN) {
                return true;
            }
        } else {
            requests.acknowledge(of);
        }
        if (half) {
            crash();
        } else {
            half = true;
        }
        return true;
    }

    private boolean waits(Request of) {
        return switch (of) {
            case Request.Sync(_, SyncKind kind, _) -> model.takeWaits(kind);
            case Request.Cancel(int run) -> model.locked(run, -1);
            case Request.Approve(int run) -> model.locked(run, -1);
        };
    }

    private Result take(Request of) {
        switch (of) {
            case Request.Sync(int sync, SyncKind kind, boolean preview) -> {
                return store.take(id, sync, kind, preview);
            }
            case Request.Cancel(int run) -> store.cancel(run);
            case Request.Approve(int run) -> store.approve(run);
        }
        return Result.DONE;
    }

    /// Forgets what it had in hand.
    void crash() {
        request = null;
        half = false;
    }

    @Override
    public String toString() {
        return "consumer %d %s%s".formatted(id, request, half ? " (half)" : "");
    }
}
