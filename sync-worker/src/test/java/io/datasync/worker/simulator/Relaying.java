package io.datasync.worker.simulator;

import io.datasync.worker.simulator.Store.Result;
import java.util.Random;

/// A relay: locks, reads a batch, gives it to the broker, marks what that took.
final class Relaying {
    private final int id;
    private final Store store;
    private final Random random;
    private final int batch;
    private State state = State.UNLOCKED;

    /// @param batch how many facts the broker is ever given at once
    Relaying(int id, Store store, Random random, int batch) {
        this.id = id;
        this.store = store;
        this.random = random;
        this.batch = batch;
    }

    private enum State {
        UNLOCKED,
        LOCKED,
        READ,
        SENT
    }

    /// @param healthy the broker takes all it is given
    void step(boolean healthy) {
        switch (state) {
            case UNLOCKED -> state = store.lock(id) ? State.LOCKED : State.UNLOCKED;
            case LOCKED -> {
                if (store.fetch(id) == Result.BROKEN) {
                    crash();
                } else {
                    state = State.READ;
                }
            }
            case READ -> {
                store.send(id, healthy ? batch : random.nextInt(batch + 1));
                state = State.SENT;
            }
            case SENT -> {
                store.mark(id);
                state = State.UNLOCKED;
            }
        }
    }

    void crash() {
        store.killRelay(id);
        state = State.UNLOCKED;
    }

    /// The database has thrown it out already.
    void lost() {
        state = State.UNLOCKED;
    }

    boolean idle() {
        return state == State.UNLOCKED;
    }

    @Override
    public String toString() {
        return "relay %d %s".formatted(id, state);
    }
}
