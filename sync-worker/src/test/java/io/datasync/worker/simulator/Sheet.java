package io.datasync.worker.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// What stands in a spreadsheet: the rows of each tab, from row 2 on.
record Sheet(List<List<Line>> tabs) {
    /// The database refuses it.
    static final int REFUSED = 13;

    private static final int KEYS = 10;
    private static final int FIRST_ROW = 2;

    /// @param code   the key; null for a row that is skipped
    /// @param amount null for a row that fails
    record Line(@Nullable String code, @Nullable Integer amount) {}

    static Sheet random(Random random, int tabs) {
        List<List<Line>> all = new ArrayList<>();
        for (int tab = 0; tab < tabs; tab++) {
            List<Line> lines = new ArrayList<>();
            for (int key = 0; key < KEYS; key++) {
                if (random.nextInt(4) > 0) {
                    lines.add(line(random, "K" + key));
                }
            }
            all.add(List.copyOf(lines));
        }
        return new Sheet(List.copyOf(all));
    }

    private static Line line(Random random, String key) {
        return switch (random.nextInt(12)) {
            case 0 -> new Line(null, 1);
            case 1 -> new Line(key, null);
            case 2 -> new Line(key, REFUSED);
            default -> new Line(key, 1 + random.nextInt(3));
        };
    }

    static int row(int index) {
        return index + FIRST_ROW;
    }
}
