package io.datasync.e2e.failpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// What a worker is told in place of the time when its clock is to be wrong. Of the JDK's classes only.
public final class ShiftedClock {
    static final String PROPERTY = "datasync.test.clock-shift";

    private static final Duration SHIFT = Duration.parse(System.getProperty(PROPERTY, "PT0S"));

    private ShiftedClock() {}

    static boolean isShifted() {
        return !SHIFT.isZero();
    }

    public static Instant now() {
        return Instant.now().plus(SHIFT);
    }

    public static long currentTimeMillis() {
        return System.currentTimeMillis() + SHIFT.toMillis();
    }

    public static Clock systemUTC() {
        return Clock.offset(Clock.systemUTC(), SHIFT);
    }

    public static java.time.InstantSource system() {
        return systemUTC();
    }
}
