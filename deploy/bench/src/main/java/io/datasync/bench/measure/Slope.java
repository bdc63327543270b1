package io.datasync.bench.measure;

import java.util.Map;

/// How time grows with rows: 1 when twice the rows take twice the time, less when they take less.
final class Slope {
    /// Below, what every run costs whatever its size hides the growth.
    private static final int FROM_ROWS = 10_000;

    private Slope() {}

    /// The slope of the straight line through the logarithms; NaN when there are not two sizes of 10 000 rows or more.
    ///
    /// @param millis medians by rows
    static double of(Map<Integer, Double> millis) {
        double n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (Map.Entry<Integer, Double> each : millis.entrySet()) {
            if (each.getKey() >= FROM_ROWS) {
                double rows = Math.log(each.getKey());
                double time = Math.log(each.getValue());
                n++;
                x += rows;
                y += time;
                xx += rows * rows;
                xy += rows * time;
            }
        }
        return n < 2 ? Double.NaN : (n * xy - x * y) / (n * xx - x * x);
    }
}
