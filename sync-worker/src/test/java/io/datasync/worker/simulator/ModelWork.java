package io.datasync.worker.simulator;

import io.datasync.worker.simulator.ModelRun.Figures;
import io.datasync.worker.simulator.ModelRun.Next;
import io.datasync.worker.simulator.ModelRun.PlanTable;
import io.datasync.worker.simulator.ModelRun.Slice;
import io.datasync.worker.simulator.Planned.PlanRow;
import io.datasync.worker.simulator.Planned.Range;
import io.datasync.worker.simulator.Planned.Rec;
import io.datasync.worker.simulator.Planned.Tally;
import io.datasync.worker.simulator.Sheet.Line;
import io.datasync.worker.simulator.Store.Held;
import io.datasync.worker.simulator.Store.Result;
import io.datasync.worker.simulator.Store.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The transactions of workers: reading, planning, chunks.
final class ModelWork {
    private final Model model;
    private final Map<Integer, Open> open = new TreeMap<>();
    private final Map<Integer, Looked> looked = new TreeMap<>();
    private final Map<Integer, Staged> staged = new TreeMap<>();
    private final Map<Integer, Boolean> stageEmptied = new TreeMap<>();

    /// Whoever claims the run ends the transaction in which the records were read.
    private final Map<Integer, Boolean> snapshotLost = new TreeMap<>();

    ModelWork(Model model) {
        this.model = model;
    }

    /// What a worker saw of the run when it looked.
    private record Looked(int ordinal, int row, boolean bound, @Nullable Sheet hash) {}

    /// What was read, with the records as they were when the reading began: the plan sees no others.
    private record Staged(
            int run, Sheet sheet, List<TreeMap<String, Rec>> records, ModelRun.Expected expected) {}

    /// A transaction in the middle.
    private static final class Open {
        final Held held;
        final Supplier<Result> rest;

        /// It has the run's row, so that others wait for it.
        final boolean locks;

        /// The server knows of it, so that a crash of the database takes it.
        final boolean begun;

        boolean broken;

        Open(Held held, boolean locks, boolean begun, Supplier<Result> rest) {
            this.held = held;
            this.locks = locks;
            this.begun = begun;
            this.rest = rest;
        }
    }

    boolean locks(int run, int exceptBy) {
        return open.entrySet().stream()
                .anyMatch(
                        entry ->
                                entry.getKey() != exceptBy
                                        && entry.getValue().locks
                                        && !entry.getValue().broken
                                        && entry.getValue().held.run() == run);
    }

    void evict(int run) {
        open.values().stream()
                .filter(tx -> tx.locks && tx.held.run() == run)
                .forEach(tx -> tx.broken = true);
        staged.forEach(
                (worker, read) -> {
                    if (read.run() == run) {
                        snapshotLost.put(worker, true);
                    }
                });
    }

    void forget(int worker) {
        open.remove(worker);
    }

    void crashed() {
        open.values().stream().filter(tx -> tx.begun).forEach(tx -> tx.broken = true);
        stageEmptied.replaceAll((_, _) -> true);
    }

    Result look(int worker, ModelRun run) {
        looked.put(worker, new Looked(run.ordinal, run.row, run.begun() || run.approved, run.hash));
        if (stands(run)) {
            return Result.DONE;
        }
        return run.cancel ? Result.CANCELLED : Result.NO_PLAN;
    }

    private boolean stands(ModelRun run) {
        Long fence = run.planFence;
        if (fence == null) {
            return false;
        }
        for (int i = run.ordinal; i < run.kind.datasets(); i++) {
            PlanTable table = model.plans.get(name(run.id, fence, i));
            Figures figures = run.datasets.get(i);
            if (table == null || figures == null || table.rows().size() != figures.planRows()) {
                return false;
            }
        }
        return true;
    }

    private static String name(int run, long fence, int ordinal) {
        return run + ":" + fence + ":" + ordinal;
    }

    Result beginRead(int worker, Held held) {
        SyncKind kind = model.run(held.run()).kind;
        Sheet sheet = model.sheet(kind);
        Staged read =
                new Staged(
                        held.run(),
                        sheet,
                        model.records(kind).stream().map(TreeMap::new).toList(),
                        model.oracle.expected(kind, sheet));
        return stop(worker, new Open(held, false, true, () -> read(worker, held, read)));
    }

    private Result stop(int worker, Open tx) {
        open.put(worker, tx);
        return Result.STOPPED;
    }

    private Result read(int worker, Held held, Staged read) {
        if (!model.holds(held)) {
            return Result.LOST;
        }
        ModelRun run = model.run(held.run());
        if (model.mutant == Mutant.HASH_OF_FIRST_READING ? !run.planned : !run.begun()) {
            run.hash = read.sheet();
        }
        if (model.mutant != Mutant.PLAN_KEPT_WHILE_READING) {
            run.planFence = null;
        }
        staged.put(worker, read);
        stageEmptied.put(worker, false);
        snapshotLost.put(worker, false);
        return Result.DONE;
    }

    Result beginPlan(int worker, Held held) {
        Looked seen = Objects.requireNonNull(looked.get(worker));
        Staged read = Objects.requireNonNull(staged.get(worker));
        Sheet sheet = read.sheet();
        if (seen.bound() && !sheet.equals(seen.hash())) {
            model.oracle.changed(held, sheet);
            return Result.CHANGED;
        }
        if (Boolean.TRUE.equals(snapshotLost.get(worker))) {
            return Result.BROKEN;
        }
        ModelRun run = model.run(held.run());
        boolean emptied = Boolean.TRUE.equals(stageEmptied.get(worker));
        if (emptied && model.mutant != Mutant.STAGE_NOT_COUNTED) {
            return Result.BROKEN;
        }
        List<List<PlanRow>> plans = new ArrayList<>();
        int absent = 0;
        for (int i = seen.ordinal(); i < run.kind.datasets(); i++) {
            List<Line> lines = lines(sheet, i, emptied);
            List<PlanRow> rows = Planned.plan(lines, read.records().get(i));
            model.plans.put(name(run.id, held.fence(), i), new PlanTable(sheet, rows));
            plans.add(rows);
            absent += Planned.anyAbsent(lines, read.records().get(i)) ? 1 : 0;
        }
        Plans made = new Plans(plans, absent, read.expected());
        return stop(
                worker,
                new Open(held, false, false, () -> store(held, seen, sheet, emptied, made)));
    }

    /// @param absent datasets with records that no row names, each of which is an event
    private record Plans(List<List<PlanRow>> rows, int absent, ModelRun.Expected expected) {}

    private static List<Line> lines(Sheet sheet, int ordinal, boolean emptied) {
        return emptied ? List.of() : sheet.tabs().get(ordinal);
    }

    private Result store(Held held, Looked seen, Sheet sheet, boolean emptied, Plans plans) {
        if (!model.holds(held)) {
            return Result.LOST;
        }
        ModelRun run = model.run(held.run());
        run.planFence = run.fence;
        run.claims = 0;
        run.failures = 0;
        for (int i = seen.ordinal(); i < run.kind.datasets(); i++) {
            int settled = i == seen.ordinal() ? seen.row() : 0;
            List<PlanRow> rows = plans.rows().get(i - seen.ordinal());
            store(run, i, lines(sheet, i, emptied).size(), rows, settled);
        }
        if (!run.begun()) {
            run.expected = plans.expected();
        }
        if (!run.planned) {
            run.planned = true;
            model.tell(run, "planned");
            for (int i = 0; i < plans.absent(); i++) {
                model.tell(run, "absent-records");
            }
        }
        return run.preview ? hold(run) : Result.DONE;
    }

    private static void store(
            ModelRun run, int ordinal, int lines, List<PlanRow> rows, int settled) {
        List<Range> chunks = Planned.chunks(lines, rows, settled);
        int sheetRows = chunks.stream().mapToInt(Range::sheetRows).sum();
        int planned = chunks.stream().mapToInt(Range::planRows).sum();
        Tally before = run.tally(ordinal);
        run.datasets.put(
                ordinal,
                new Figures(
                        sheetRows + before.all(),
                        sheetRows - planned + before.unchanged(),
                        rows.size()));
        run.chunks.put(ordinal, chunks);
    }

    private Result hold(ModelRun run) {
        run.status = "awaiting_approval";
        run.until = ModelRun.NEVER;
        run.seenAlive = ModelRun.NEVER;
        run.heldAt = model.now;
        model.tell(run, "held");
        return Result.HELD;
    }

    Result beginChunk(int worker, Held held, Stop stop) {
        ModelRun run = model.run(held.run());
        if (!stands(run)) {
            return Result.NO_PLAN;
        }
        Next next = run.next();
        if (next == null) {
            return Result.DONE;
        }
        if (run.cancel) {
            return Result.CANCELLED;
        }
        String table = name(run.id, Objects.requireNonNull(run.planFence), next.ordinal());
        List<PlanRow> rows =
                plan(table).rows().stream()
                        .filter(row -> row.row() > next.range().fromRow())
                        .filter(row -> row.row() <= next.range().toRow())
                        .toList();
        Chunk chunk = new Chunk(held, next, table, plan(table).from(), rows);
        boolean onlyReads = model.mutant == Mutant.FENCE_ONLY_READ;
        if (stop == Stop.BEFORE_FENCE && !onlyReads) {
            return stop(worker, new Open(held, false, false, () -> whole(worker, chunk)));
        }
        if (!model.holds(held)) {
            return Result.LOST;
        }
        Written written = write(chunk);
        if (written == null) {
            return Result.BROKEN;
        }
        return stop(worker, new Open(held, !onlyReads, true, () -> commit(worker, chunk, written)));
    }

    private PlanTable plan(String table) {
        return Objects.requireNonNull(model.plans.get(table));
    }

    /// @param rows as read before the transaction
    private record Chunk(Held held, Next next, String table, Sheet from, List<PlanRow> rows) {}

    private record Written(TreeMap<String, Rec> records, Tally tally, @Nullable Fact fact) {}

    private Result whole(int worker, Chunk chunk) {
        if (!model.holds(chunk.held())) {
            return Result.LOST;
        }
        Written written = write(chunk);
        return written == null ? Result.BROKEN : commit(worker, chunk, written);
    }

    /// Null when the plan has been lost since it was read.
    private @Nullable Written write(Chunk chunk) {
        ModelRun run = model.run(chunk.held().run());
        TreeMap<String, Rec> records =
                new TreeMap<>(model.records(run.kind).get(chunk.next().ordinal()));
        Tally tally;
        if (gone(chunk)) {
            if (model.mutant != Mutant.UPDATE_NOT_COUNTED) {
                return null;
            }
            tally = new Tally(0, chunk.rows().size(), 0, 0, 0);
        } else {
            tally = Planned.write(chunk.rows(), records);
        }
        Range range = chunk.next().range();
        tally = tally.plus(new Tally(0, 0, range.sheetRows() - range.planRows(), 0, 0));
        Fact fact =
                range.planRows() == 0
                        ? null
                        : new Fact(model.allocateId(), run.id, run.seq + 1, "records-changed");
        return new Written(records, tally, fact);
    }

    /// Updates join the plan's table, so they miss it; new records are copied from memory.
    private boolean gone(Chunk chunk) {
        return chunk.rows().stream().anyMatch(row -> row.outcome() == 'u')
                && plan(chunk.table()).rows().isEmpty();
    }

    private Result commit(int worker, Chunk chunk, Written written) {
        ModelRun run = model.run(chunk.held().run());
        model.oracle.commits(run, chunk.held());
        model.records(run.kind).set(chunk.next().ordinal(), written.records());
        run.slices.add(
                new Slice(
                        chunk.next().ordinal(),
                        chunk.next().range(),
                        written.tally(),
                        chunk.from()));
        if (written.fact() != null) {
            run.seq++;
            model.add(written.fact());
        }
        if (model.mutant == Mutant.CHECKPOINT_APART) {
            open.put(worker, new Open(chunk.held(), false, false, () -> checkpoint(run, chunk)));
            return Result.AGAIN;
        }
        return checkpoint(run, chunk);
    }

    private static Result checkpoint(ModelRun run, Chunk chunk) {
        run.ordinal = chunk.next().ordinal();
        run.row = chunk.next().range().toRow();
        run.claims = 0;
        run.failures = 0;
        if (run.next() == null) {
            return Result.DONE;
        }
        return run.cancel ? Result.CANCELLED : Result.MORE;
    }

    Result finish(int worker) {
        Open tx = Objects.requireNonNull(open.remove(worker));
        return tx.broken ? Result.BROKEN : tx.rest.get();
    }
}
