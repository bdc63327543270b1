package io.datasync.worker.source;

import java.time.Duration;

/// How many reads a minute an account may make, over all that read.
@FunctionalInterface
interface ReadBudget {
    /// Takes one read if there is one.
    ///
    /// @return zero when it was taken; else how long to wait before asking again, and nothing was taken
    Duration take(String account);
}
