package io.datasync.bench.sheet;

/// How much of the sheet differs from the table: a percentage of the rows, or all of them because the table is empty.
public sealed interface Change {
    /// @param percent 0 to 100
    record Percent(int percent) implements Change {
        public Percent {
            if (percent < 0 || percent > 100) {
                throw new IllegalArgumentException("not a percentage: " + percent);
            }
        }

        @Override
        public String toString() {
            return percent + " %";
        }
    }

    record AllNew() implements Change {
        @Override
        public String toString() {
            return "all new";
        }
    }

    /// @param text `new`, or a percentage such as `5`
    static Change of(String text) {
        return text.equals("new") ? new AllNew() : new Percent(Integer.parseInt(text));
    }
}
