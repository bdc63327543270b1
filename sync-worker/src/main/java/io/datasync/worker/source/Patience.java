package io.datasync.worker.source;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How long a reading goes on trying: exponential backoff with full jitter, at least what the server asked for, until
/// the deadline, which runs from the first failure. For one reading.
final class Patience {
    private final SheetsConfig config;
    private final Time time;
    private final RandomGenerator random;
    private int failures;
    private long firstFailure;

    Patience(SheetsConfig config, Time time, RandomGenerator random) {
        this.config = config;
        this.time = time;
        this.random = random;
    }

    int failures() {
        return failures;
    }

    /// How long has been tried since the first failure.
    Duration tried() {
        return Duration.ofNanos(time.nanos() - firstFailure);
    }

    /// How long to wait after a failure; empty when there is no use in waiting any more.
    Optional<Duration> afterFailure(Trouble.Passing failure) {
        if (failures == 0) {
            firstFailure = time.nanos();
        }
        failures++;
        Duration left = config.deadline().minus(tried());
        Duration asked = failure.retryAfter() == null ? Duration.ZERO : failure.retryAfter();
        if (!left.isPositive() || asked.compareTo(left) > 0) {
            return Optional.empty();
        }
        Duration wait = asked.plus(jitter());
        return Optional.of(wait.compareTo(left) < 0 ? wait : left);
    }

    private Duration jitter() {
        int doublings = Math.min(failures - 1, 30);
        Duration most = config.backoffBase().multipliedBy(1L << doublings);
        if (most.compareTo(config.backoffCap()) > 0) {
            most = config.backoffCap();
        }
        return Duration.ofNanos(random.nextLong(most.toNanos() + 1));
    }
}
