package io.datasync.local.sheets;

import java.time.Duration;

/// What goes wrong on purpose.
///
/// @param delay before each answer
/// @param delayPer100Rows while rows are streamed
/// @param error what happens in place of, or in the middle of, the answer
/// @param next how many requests the error meets; 0 is all, until it is turned off
/// @param retryAfter the header of [Fault#TOO_MANY_RETRY_AFTER]
public record Faults(
        Duration delay, Duration delayPer100Rows, Fault error, int next, Duration retryAfter) {
    public static final Faults NONE =
            new Faults(Duration.ZERO, Duration.ZERO, Fault.NONE, 0, Duration.ofSeconds(2));

    public Faults {
        if (delay.isNegative()
                || delayPer100Rows.isNegative()
                || retryAfter.isNegative()
                || next < 0) {
            throw new IllegalArgumentException("delays and counts are not negative");
        }
    }

    /// That error for each request until it is turned off.
    public static Faults always(Fault error) {
        return NONE.withError(error, 0);
    }

    /// That error for the next so many requests.
    public static Faults next(int requests, Fault error) {
        return NONE.withError(error, requests);
    }

    public static Faults slow(Duration delay, Duration delayPer100Rows) {
        return new Faults(delay, delayPer100Rows, Fault.NONE, 0, NONE.retryAfter);
    }

    public Faults withError(Fault other, int requests) {
        return new Faults(delay, delayPer100Rows, other, requests, retryAfter);
    }

    public Faults withRetryAfter(Duration other) {
        return new Faults(delay, delayPer100Rows, error, next, other);
    }

    /// What is left after one request has met the error.
    Faults afterOne() {
        if (error == Fault.NONE || next == 0) {
            return this;
        }
        return next == 1 ? withError(Fault.NONE, 0) : withError(error, next - 1);
    }
}
