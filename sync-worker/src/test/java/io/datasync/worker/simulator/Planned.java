package io.datasync.worker.simulator;

import io.datasync.worker.simulator.Sheet.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the rules say a plan and its chunks are.
final class Planned {
    /// Planned rows to a chunk.
    static final int CHUNK = 3;

    private Planned() {}

    /// A record of the business.
    record Rec(int amount, long version) {}

    /// A row of a plan table.
    ///
    /// @param outcome as in the plan: `c`, `u`, `s`, `f`
    /// @param old     null when there is no record
    record PlanRow(
            int row,
            char outcome,
            @Nullable String code,
            @Nullable Integer wanted,
            @Nullable Rec old) {}

    /// Rows beyond the first, up to and with the second.
    record Range(int fromRow, int toRow, int sheetRows, int planRows) {}

    static List<PlanRow> plan(List<Line> lines, Map<String, Rec> records) {
        List<PlanRow> plan = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            Rec old = line.code() == null ? null : records.get(line.code());
            char outcome = outcome(line, old);
            if (outcome != ' ') {
                plan.add(new PlanRow(Sheet.row(i), outcome, line.code(), line.amount(), old));
            }
        }
        return plan;
    }

    /// Whether there is a record that no line names.
    static boolean anyAbsent(List<Line> lines, Map<String, Rec> records) {
        return records.keySet().stream()
                .anyMatch(code -> lines.stream().noneMatch(line -> code.equals(line.code())));
    }

    /// A blank for unchanged.
    private static char outcome(Line line, @Nullable Rec old) {
        if (line.code() == null) {
            return 's';
        }
        if (line.amount() == null) {
            return 'f';
        }
        if (old == null) {
            return 'c';
        }
        return Objects.equals(line.amount(), old.amount()) ? ' ' : 'u';
    }

    /// The chunks of the rows beyond `settled`.
    static List<Range> chunks(int lines, List<PlanRow> plan, int settled) {
        List<Range> ranges = new ArrayList<>();
        int from = settled;
        int sheet = 0;
        int planned = 0;
        for (int row = Math.max(settled + 1, Sheet.row(0)); row < Sheet.row(lines); ) {
            int last = Math.min(row / CHUNK * CHUNK + CHUNK - 1, Sheet.row(lines - 1));
            int first = row;
            int inBucket =
                    (int) plan.stream().filter(p -> p.row() >= first && p.row() <= last).count();
            if (planned > 0 && planned + inBucket > CHUNK) {
                ranges.add(new Range(from, row - 1, sheet, planned));
                from = row - 1;
                sheet = 0;
                planned = 0;
            }
            sheet += last - row + 1;
            planned += inBucket;
            row = last + 1;
        }
        if (sheet > 0) {
            ranges.add(new Range(from, Sheet.row(lines - 1), sheet, planned));
        }
        return ranges;
    }

    /// The five outcomes, counted.
    record Tally(int created, int updated, int unchanged, int skipped, int failed) {
        static final Tally NONE = new Tally(0, 0, 0, 0, 0);

        int all() {
            return created + updated + unchanged + skipped + failed;
        }

        Tally plus(Tally other) {
            return new Tally(
                    created + other.created,
                    updated + other.updated,
                    unchanged + other.unchanged,
                    skipped + other.skipped,
                    failed + other.failed);
        }
    }

    /// Writes planned rows into the records, each alone: what is refused, or is not as it was planned, fails.
    static Tally write(List<PlanRow> rows, Map<String, Rec> records) {
        Tally tally = Tally.NONE;
        for (PlanRow row : rows) {
            tally = tally.plus(write(row, records));
        }
        return tally;
    }

    private static Tally write(PlanRow row, Map<String, Rec> records) {
        Tally failed = new Tally(0, 0, 0, 0, 1);
        switch (row.outcome()) {
            case 's' -> {
                return new Tally(0, 0, 0, 1, 0);
            }
            case 'f' -> {
                return failed;
            }
            default -> {
                String code = Objects.requireNonNull(row.code());
                int wanted = Objects.requireNonNull(row.wanted());
                if (wanted == Sheet.REFUSED || !Objects.equals(records.get(code), row.old())) {
                    return failed;
                }
                Rec old = row.old();
                records.put(code, new Rec(wanted, old == null ? 1 : old.version() + 1));
                return old == null ? new Tally(1, 0, 0, 0, 0) : new Tally(0, 1, 0, 0, 0);
            }
        }
    }
}
