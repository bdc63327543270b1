package io.datasync.worker.simulator;

import io.datasync.worker.simulator.Planned.PlanRow;
import io.datasync.worker.simulator.Planned.Range;
import io.datasync.worker.simulator.Planned.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A run as its row says it, with what hangs on it. Times are seconds of the database's clock.
final class ModelRun {
    static final long NEVER = Long.MIN_VALUE;

    final int id;
    final SyncKind kind;
    String status = "queued";
    long fence;
    int claims;
    int failures;
    long notBefore = NEVER;
    boolean cancel;
    long seq;
    boolean started;
    boolean planned;
    @Nullable Long planFence;
    int ordinal;
    int row;
    @Nullable Sheet hash;
    long until = NEVER;

    /// It stops when the plan stands, until it is approved.
    boolean preview;

    boolean approved;
    long heldAt;
    final TreeMap<Integer, Figures> datasets = new TreeMap<>();
    final TreeMap<Integer, List<Range>> chunks = new TreeMap<>();
    final List<Slice> slices = new ArrayList<>();

    /// Known to the invariants alone: when its holder was last seen alive, by the true time.
    long seenAlive = NEVER;

    @Nullable Expected expected;

    ModelRun(int id, SyncKind kind, boolean preview) {
        this.id = id;
        this.kind = kind;
        this.preview = preview;
    }

    /// @param rowsRead rows of the sheet
    record Figures(int rowsRead, int unchanged, int planRows) {}

    /// @param from what the plan was made of; known to the invariants alone
    record Slice(int ordinal, Range range, Tally tally, Sheet from) {}

    /// How it would end if nothing came between.
    ///
    /// @param edits how often others had written records of its kind by then
    record Expected(int edits, Tally tally, List<TreeMap<String, Planned.Rec>> records) {}

    /// A plan table; a crash of the database empties it.
    record PlanTable(Sheet from, List<PlanRow> rows) {}

    boolean active() {
        return status.equals("queued") || status.equals("running");
    }

    boolean ended() {
        return Set.of("succeeded", "partial", "failed", "cancelled").contains(status);
    }

    boolean begun() {
        return ordinal > 0 || row > 0;
    }

    Tally tally(int dataset) {
        return slices.stream()
                .filter(slice -> slice.ordinal() == dataset)
                .map(Slice::tally)
                .reduce(Tally.NONE, Tally::plus);
    }

    Tally tally() {
        return slices.stream().map(Slice::tally).reduce(Tally.NONE, Tally::plus);
    }

    /// The place of the first chunk beyond the checkpoint: dataset and index; null when there is none.
    @Nullable Next next() {
        for (int dataset = ordinal; dataset < kind.datasets(); dataset++) {
            for (Range range : chunks.getOrDefault(dataset, List.of())) {
                if (dataset > ordinal || range.toRow() > row) {
                    return new Next(dataset, range);
                }
            }
        }
        return null;
    }

    /// A chunk to be applied.
    record Next(int ordinal, Range range) {}

    @Override
    public String toString() {
        Tally all = tally();
        String line =
                "%d %s %d %d %d %d %s %d %d %d %d"
                        .formatted(
                                id,
                                status,
                                fence,
                                claims,
                                failures,
                                seq,
                                cancel ? "t" : "f",
                                planFence == null ? 0 : planFence,
                                ordinal,
                                row,
                                slices.size());
        return slices.isEmpty()
                ? line
                : "%s %d %d %d %d %d"
                        .formatted(
                                line,
                                all.created(),
                                all.updated(),
                                all.unchanged(),
                                all.skipped(),
                                all.failed());
    }
}
