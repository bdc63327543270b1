package io.datasync.worker.run;

import io.datasync.contract.run.DerivedFrom;
import io.datasync.contract.run.RunMode;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A run in this worker's hands. Whoever claims it next has a higher fence, and from then on this claim writes nothing.
///
/// @param number  names the run's own tables and its advisory lock
/// @param claims  how often it was claimed since it last committed progress, this time included
/// @param orphan  it was taken over from a worker whose lease had run out
/// @param derivedFrom the run it retries or undoes; null for an ordinary sync
/// @param backward whether it works on its datasets in the opposite order
public record Claim(
        UUID syncId,
        int number,
        String type,
        RunMode mode,
        long fence,
        int claims,
        boolean orphan,
        @Nullable DerivedFrom derivedFrom,
        boolean backward) {
    public Claim {
        Objects.requireNonNull(syncId, "syncId");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(mode, "mode");
    }

    public boolean undoes() {
        return derivedFrom != null && derivedFrom.kind() == DerivedFrom.Kind.UNDO;
    }

    public boolean retries() {
        return derivedFrom != null && derivedFrom.kind() == DerivedFrom.Kind.RETRY;
    }
}
