package io.datasync.worker.apply;

import io.datasync.worker.plan.Chunk;
import io.datasync.worker.plan.PlanTable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Which fields of a plan row are read, in which order.
///
/// @param size how many catalog columns there are
record PlanFields(int size) {
    static final int ROW = 0;
    static final int OUTCOME = 1;
    static final int OUT = 2;
    static final int MISSING = 3;
    static final int TAKEN = 4;
    static final int REASON = 5;
    static final int NOTE = 6;
    private static final int VALUES = 7;

    int count() {
        return VALUES + 2 * size;
    }

    /// What the sheet says.
    int wanted(int column) {
        return VALUES + column;
    }

    /// What the record said when the plan was made.
    int old(int column) {
        return VALUES + size + column;
    }

    /// Reads a chunk's rows in sheet order. COPY takes no parameters; all that is put in is our own numbers.
    static String copy(PlanTable plan, Chunk chunk) {
        return "COPY (SELECT %s FROM %s WHERE _row > %d AND _row <= %d ORDER BY _row) TO STDOUT"
                .formatted(columns(plan), plan.name(), chunk.fromRow(), chunk.toRow());
    }

    /// Reads all rows in sheet order, the record's version before the fields.
    static String copyWithVersions(PlanTable plan) {
        return "COPY (SELECT _version, %s FROM %s ORDER BY _row) TO STDOUT"
                .formatted(columns(plan), plan.name());
    }

    private static String columns(PlanTable plan) {
        String values =
                IntStream.range(0, plan.directory().size())
                        .mapToObj(i -> "n" + i)
                        .collect(Collectors.joining(", "));
        String old =
                IntStream.range(0, plan.directory().size())
                        .mapToObj(i -> "o" + i)
                        .collect(Collectors.joining(", "));
        return "_row, _outcome, _out, _missing, _taken, _reason, _note, %s, %s"
                .formatted(values, old);
    }
}
