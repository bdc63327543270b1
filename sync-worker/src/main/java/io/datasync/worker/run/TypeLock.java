package io.datasync.worker.run;

import org.jdbi.v3.core.Handle;

/// Requests that queue a run of a type, new or approved, come one after the other: a newer run ends the held one and
/// an approval makes it an active one, and each would otherwise wait for a lock that the other has.
final class TypeLock {
    private static final int LOCK_CLASS = 0x5459_5045;

    private TypeLock() {}

    /// Taken until the transaction ends, before the row of any run of the type is locked.
    static void take(Handle handle, String type) {
        handle.createQuery("SELECT true FROM pg_advisory_xact_lock(:class, hashtext(:type))")
                .bind("class", LOCK_CLASS)
                .bind("type", type)
                .mapTo(Boolean.class)
                .one();
    }
}
