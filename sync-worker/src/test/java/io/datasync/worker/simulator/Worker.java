package io.datasync.worker.simulator;

import io.datasync.worker.simulator.Store.Ending;
import io.datasync.worker.simulator.Store.Held;
import io.datasync.worker.simulator.Store.Result;
import io.datasync.worker.simulator.Store.Stop;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A worker's way through a run, as `engine/RunExecution` and `engine/RunPhases` go it.
final class Worker {
    private static final int MOST_CLAIMS = 10;
    private static final int MOST_FAILURES = 3;

    private final int id;
    private final Store store;
    private final Model model;
    private final Random random;
    private State state = State.IDLE;
    private boolean inside;
    private @Nullable Held held;
    int pausedFor;

    Worker(int id, Store store, Model model, Random random) {
        this.id = id;
        this.store = store;
        this.model = model;
        this.random = random;
    }

    private enum State {
        IDLE,
        LOOK,
        READ,
        PLAN,
        CHUNK,
        COMPLETE,
        CANCEL,
        SOURCE_CHANGED,
        INTERNAL_ERROR
    }

    /// @return false when there was nothing to do, or it has to wait
    boolean step() {
        if (held == null) {
            return claim();
        }
        if (waits(held)) {
            return false;
        }
        switch (state) {
            case IDLE -> throw new IllegalStateException("idle with a run");
            case LOOK -> looked(store.look(id, held));
            case READ -> read(held);
            case PLAN -> plan(held);
            case CHUNK -> chunk(held);
            case COMPLETE -> end(held, Ending.COMPLETE);
            case CANCEL -> end(held, Ending.CANCEL);
            case SOURCE_CHANGED -> end(held, Ending.SOURCE_CHANGED);
            case INTERNAL_ERROR -> end(held, Ending.INTERNAL_ERROR);
        }
        return true;
    }

    /// Another's transaction has the run's row.
    private boolean waits(Held of) {
        return state != State.LOOK && model.locked(of.run(), id);
    }

    private boolean claim() {
        held = store.claim(id).orElse(null);
        if (held == null) {
            return false;
        }
        state = held.claims() > MOST_CLAIMS ? State.INTERNAL_ERROR : State.LOOK;
        return true;
    }

    private void looked(Result result) {
        switch (result) {
            case DONE -> state = State.CHUNK;
            case CANCELLED -> state = State.CANCEL;
            default -> state = State.READ;
        }
    }

    private void read(Held of) {
        if (!inside) {
            inside = store.beginRead(id, of) == Result.STOPPED;
            return;
        }
        after(store.finish(id), State.PLAN);
    }

    private void plan(Held of) {
        if (!inside) {
            Result result = store.beginPlan(id, of);
            inside = result == Result.STOPPED;
            if (!inside) {
                after(result, State.PLAN);
            }
            return;
        }
        after(store.finish(id), State.CHUNK);
    }

    private void chunk(Held of) {
        if (inside) {
            after(store.finish(id), State.COMPLETE);
            return;
        }
        Result result = store.beginChunk(id, of, Stop.values()[random.nextInt(2)]);
        inside = result == Result.STOPPED;
        if (!inside) {
            after(result, State.COMPLETE);
        }
    }

    private void after(Result result, State whenDone) {
        inside = result == Result.AGAIN;
        switch (result) {
            case DONE -> state = whenDone;
            case MORE -> state = State.CHUNK;
            case CANCELLED -> state = State.CANCEL;
            case NO_PLAN -> state = State.LOOK;
            case CHANGED -> state = State.SOURCE_CHANGED;
            case BROKEN -> state = State.LOOK;
            case LOST, HELD -> leave();
            case AGAIN -> {}
            case STOPPED -> throw new IllegalStateException("stopped twice");
        }
    }

    private void end(Held of, Ending ending) {
        Result _ = store.end(id, of, ending);
        leave();
    }

    private void leave() {
        held = null;
        state = State.IDLE;
        inside = false;
    }

    /// The process is killed and started again.
    void crash() {
        store.kill(id);
        leave();
    }

    boolean renew() {
        return held != null && store.renew(id, held);
    }

    /// An unexpected exception, where nothing is in the middle.
    boolean fault() {
        if (held == null || inside || model.locked(held.run(), id)) {
            return false;
        }
        int failures = store.giveUp(id, held);
        if (failures >= MOST_FAILURES) {
            state = State.INTERNAL_ERROR;
        } else {
            leave();
        }
        return true;
    }

    /// The process goes down in good order, where nothing is in the middle.
    boolean handBack() {
        if (held == null || inside || model.locked(held.run(), id)) {
            return false;
        }
        store.handBack(id, held);
        leave();
        return true;
    }

    boolean idle() {
        return held == null;
    }

    @Override
    public String toString() {
        return "worker %d %s%s%s"
                .formatted(id, state, inside ? " (inside) " : " ", held == null ? "" : held);
    }
}
