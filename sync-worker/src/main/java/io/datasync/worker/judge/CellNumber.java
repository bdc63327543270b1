package io.datasync.worker.judge;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// What a number in a cell can mean.
final class CellNumber {
    /// Beyond every number a sheet holds (308 digits), within what can be written out.
    private static final int MOST_DIGITS = 400;

    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final BigDecimal FIRST_DAY = serial(LocalDate.of(1, 1, 1));
    private static final BigDecimal AFTER_LAST_DAY = serial(LocalDate.of(10000, 1, 1));
    private static final BigDecimal MINUTES_A_DAY = BigDecimal.valueOf(24 * 60);
    private static final int LAST_MINUTE = 24 * 60 - 1;
    private static final int LONG_BITS = 63;
    private static final int LONG_DIGITS = 19;
    private static final double HALF = 0.5;

    /// Far more than a double is ever wrong by here.
    private static final double BETWEEN = 1e-6;

    private CellNumber() {}

    /// True for a number with more digits than can be written out.
    static boolean extreme(BigDecimal number) {
        return Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS;
    }

    /// Equal numbers as equal values: no trailing zeros, no exponent.
    static BigDecimal canonical(BigDecimal number) {
        BigDecimal stripped = number.scale() > 0 ? number.stripTrailingZeros() : number;
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /// Days since 1899-12-30; a part of a day belongs to its day.
    static @Nullable LocalDate date(BigDecimal serial) {
        if (serial.compareTo(FIRST_DAY) < 0 || serial.compareTo(AFTER_LAST_DAY) >= 0) {
            return null;
        }
        return DAY_ZERO.plusDays(serial.setScale(0, RoundingMode.FLOOR).longValueExact());
    }

    /// A fraction of a day, rounded to the minute; what would round up to midnight is the last minute.
    static @Nullable LocalTime time(BigDecimal fraction) {
        if (fraction.signum() < 0 || fraction.compareTo(BigDecimal.ONE) >= 0) {
            return null;
        }
        int minute = minute(fraction);
        return LocalTime.ofSecondOfDay(Math.min(minute, LAST_MINUTE) * 60L);
    }

    /// The nearest minute. A double tells which one it is unless the fraction is all but between two.
    private static int minute(BigDecimal fraction) {
        double minutes = fraction.doubleValue() * MINUTES_A_DAY.intValue();
        double beyond = minutes - Math.floor(minutes);
        return Math.abs(beyond - HALF) > BETWEEN
                ? (int) Math.round(minutes)
                : exactMinute(fraction);
    }

    static int exactMinute(BigDecimal fraction) {
        return fraction.multiply(MINUTES_A_DAY).setScale(0, RoundingMode.HALF_UP).intValueExact();
    }

    static @Nullable Long integer(BigDecimal number) {
        if (number.scale() == 0 && number.precision() < LONG_DIGITS) {
            return number.longValue();
        }
        BigDecimal canonical = canonical(number);
        return canonical.scale() == 0 && canonical.unscaledValue().bitLength() <= LONG_BITS
                ? (Long) canonical.longValueExact()
                : null;
    }

    static @Nullable Boolean bool(BigDecimal number) {
        if (number.signum() == 0) {
            return Boolean.FALSE;
        }
        return number.compareTo(BigDecimal.ONE) == 0 ? Boolean.TRUE : null;
    }

    private static BigDecimal serial(LocalDate date) {
        return BigDecimal.valueOf(date.toEpochDay() - DAY_ZERO.toEpochDay());
    }
}
