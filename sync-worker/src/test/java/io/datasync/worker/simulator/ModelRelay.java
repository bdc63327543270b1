package io.datasync.worker.simulator;

import io.datasync.worker.simulator.Store.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The outbox's way to the topic: one relay at a time, which may be thrown out while it does not know it.
final class ModelRelay {
    /// Facts to a batch.
    static final int BATCH = 4;

    private final Model model;
    private final List<Batch> batches = new java.util.ArrayList<>();
    private @Nullable Integer holder;
    private long seen;
    private long lastId;

    ModelRelay(Model model) {
        this.model = model;
    }

    private static final class Batch {
        final int relay;
        final List<Fact> facts;
        int taken;

        Batch(int relay, List<Fact> facts) {
            this.relay = relay;
            this.facts = facts;
        }
    }

    boolean lock(int relay) {
        if (holder != null) {
            if (seen + Model.STALE <= model.now) {
                holder = null;
            }
            return false;
        }
        holder = relay;
        seen = model.now;
        return true;
    }

    private boolean holds(int relay) {
        return holder != null && holder == relay;
    }

    Result fetch(int relay) {
        if (!holds(relay)) {
            return Result.BROKEN;
        }
        boolean beyond = model.mutant == Mutant.OUTBOX_BEYOND_LAST_ID;
        batches.add(
                new Batch(
                        relay,
                        model.outbox.values().stream()
                                .filter(fact -> beyond ? fact.id > lastId : !fact.published)
                                .limit(BATCH)
                                .toList()));
        return Result.DONE;
    }

    void send(int relay, int most) {
        Batch batch = batch(relay);
        batch.taken = Math.min(most, batch.facts.size());
        model.topic.addAll(batch.facts.subList(0, batch.taken));
    }

    private Batch batch(int relay) {
        return batches.stream().filter(batch -> batch.relay == relay).findFirst().orElseThrow();
    }

    void mark(int relay) {
        Batch batch = batch(relay);
        batches.remove(batch);
        if (holds(relay)) {
            for (Fact fact : batch.facts.subList(0, batch.taken)) {
                fact.published = true;
                lastId = Math.max(lastId, fact.id);
            }
            holder = null;
        }
    }

    void kill(int relay) {
        batches.removeIf(batch -> batch.relay == relay);
        if (holds(relay)) {
            holder = null;
        }
    }

    void crashed() {
        holder = null;
        batches.clear();
    }
}
