package io.datasync.notify.notifications;

import io.datasync.contract.run.DerivedFrom;
import org.jspecify.annotations.Nullable;

/// What a run is called, by what it does about an earlier one.
///
/// @param noun as in "Leaves sync failed"
/// @param done as in "Leaves synced"
record Wording(String noun, String done) {
    private static final Wording SYNC = new Wording("sync", "synced");
    private static final Wording RETRY = new Wording("retry", "retried");
    private static final Wording UNDO = new Wording("undo", "undone");

    /// @param from null for an ordinary sync
    static Wording of(@Nullable DerivedFrom from) {
        if (from == null) {
            return SYNC;
        }
        return switch (from.kind()) {
            case RETRY -> RETRY;
            case UNDO -> UNDO;
        };
    }
}
