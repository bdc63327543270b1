package io.datasync.worker.progress;

import java.util.UUID;
import java.util.function.LongSupplier;

/// A run that is watched, and whether there is anything new to tell of it.
final class Watched {
    private final UUID syncId;
    private final LongSupplier read;
    private boolean changed;
    private boolean phaseChanged;
    private long readAtLast;
    private long toldAt;
    private boolean told;

    Watched(UUID syncId, LongSupplier read) {
        this.syncId = syncId;
        this.read = read;
    }

    UUID syncId() {
        return syncId;
    }

    long read() {
        return read.getAsLong();
    }

    synchronized void changed() {
        changed = true;
    }

    synchronized void phaseChanged() {
        phaseChanged = true;
    }

    /// Whether it is to be told now; the asking counts as the telling.
    ///
    /// @param every the least time between two tellings, in nanoseconds, but for a change of phase
    synchronized boolean due(long every, long now) {
        boolean news = changed || read() != readAtLast;
        boolean early = told && now - toldAt < every;
        if (!phaseChanged && (!news || early)) {
            return false;
        }
        changed = false;
        phaseChanged = false;
        readAtLast = read();
        toldAt = now;
        told = true;
        return true;
    }
}
