package io.datasync.worker.simulator;

import io.datasync.worker.simulator.ModelRun.PlanTable;
import io.datasync.worker.simulator.Planned.Rec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is stored, and what each transaction does to it, by the rules: one object in place of a database and a topic.
final class Model implements Store {
    static final int LEASE = 30;
    static final int STALE = 30;
    static final int HELD_FOR = 3600;

    final Mutant mutant;
    final Oracle oracle = new Oracle(this);
    final Map<Integer, ModelRun> runs = new LinkedHashMap<>();
    final Map<Integer, String> inbox = new TreeMap<>();
    private final List<Integer> taken = new ArrayList<>();
    final TreeMap<Long, Fact> outbox = new TreeMap<>();
    final List<Fact> topic = new ArrayList<>();
    final Map<String, PlanTable> plans = new TreeMap<>();
    private final Map<SyncKind, Sheet> sheets = new LinkedHashMap<>();
    private final Map<SyncKind, List<TreeMap<String, Rec>>> records = new LinkedHashMap<>();
    private final Map<Integer, Integer> jumped = new TreeMap<>();
    private final Map<Integer, Optional<Integer>> looked = new TreeMap<>();
    private final ModelWork work = new ModelWork(this);
    private final ModelRelay relays = new ModelRelay(this);
    private final Map<SyncKind, Integer> edits = new LinkedHashMap<>();
    private long nextId = 1;
    long now;

    Model(Mutant mutant) {
        this.mutant = mutant;
        for (SyncKind kind : SyncKind.values()) {
            List<TreeMap<String, Rec>> tables = new ArrayList<>();
            for (int i = 0; i < kind.datasets(); i++) {
                tables.add(new TreeMap<>());
            }
            records.put(kind, tables);
        }
    }

    List<TreeMap<String, Rec>> records(SyncKind kind) {
        return records.getOrDefault(kind, List.of());
    }

    Sheet sheet(SyncKind kind) {
        return sheets.getOrDefault(kind, new Sheet(List.of(List.of(), List.of())));
    }

    int edits(SyncKind kind) {
        return edits.getOrDefault(kind, 0);
    }

    ModelRun run(int id) {
        ModelRun run = runs.get(id);
        if (run == null) {
            throw new IllegalStateException("no run " + id);
        }
        return run;
    }

    long allocateId() {
        return nextId++;
    }

    /// Adds the run's next event, in a transaction that commits at once.
    void tell(ModelRun run, String type) {
        run.seq++;
        add(new Fact(allocateId(), run.id, run.seq, type));
    }

    void add(Fact fact) {
        outbox.put(fact.id, fact);
    }

    /// A transaction that is not ended holds the run's row.
    boolean locked(int run, int exceptBy) {
        return work.locks(run, exceptBy);
    }

    /// A request of this type waits for a transaction that holds the active run's row, as the unique index makes it.
    boolean takeWaits(SyncKind kind) {
        return runs.values().stream()
                .anyMatch(run -> run.kind == kind && run.active() && locked(run.id, -1));
    }

    /// Somebody else's writing of records waits for transactions that have written some.
    boolean writing(SyncKind kind) {
        return runs.values().stream().anyMatch(run -> run.kind == kind && locked(run.id, -1));
    }

    @Override
    public Result take(int consumer, int request, SyncKind kind, boolean preview) {
        Optional<ModelRun> active = active(kind);
        if (mutant == Mutant.JOIN_BY_LOOKING) {
            Optional<Integer> seen = looked.remove(consumer);
            if (seen == null) {
                looked.put(consumer, active.map(run -> run.id));
                return Result.AGAIN;
            }
            active = seen.map(this::run);
        }
        if (inbox.containsKey(request)) {
            return Result.DONE;
        }
        if (active.isPresent()) {
            inbox.put(request, "joined");
            taken.add(request);
            add(new Fact(allocateId(), request, 1, "joined"));
            return Result.DONE;
        }
        supersede(kind);
        inbox.put(request, "queued");
        taken.add(request);
        ModelRun run = new ModelRun(request, kind, preview);
        runs.put(request, run);
        tell(run, "accepted");
        return Result.DONE;
    }

    private Optional<ModelRun> active(SyncKind kind) {
        return runs.values().stream().filter(run -> run.kind == kind && run.active()).findFirst();
    }

    private void supersede(SyncKind kind) {
        runs.values().stream()
                .filter(run -> run.kind == kind && run.status.equals("awaiting_approval"))
                .forEach(run -> endHeld(run));
    }

    private void endHeld(ModelRun run) {
        run.status = "cancelled";
        tell(run, "completed");
    }

    @Override
    public void cancel(int id) {
        ModelRun run = runs.get(id);
        if (run == null || run.cancel || run.ended()) {
            return;
        }
        run.cancel = true;
        tell(run, "cancel-accepted");
        if (run.status.equals("awaiting_approval")) {
            endHeld(run);
        }
    }

    @Override
    public void approve(int id) {
        ModelRun run = runs.get(id);
        if (run != null && run.status.equals("awaiting_approval") && active(run.kind).isEmpty()) {
            run.status = "queued";
            run.preview = false;
            run.approved = true;
            tell(run, "approved");
        }
    }

    /// Runs that waited too long for somebody to approve them.
    void expire() {
        runs.values().stream()
                .filter(run -> run.status.equals("awaiting_approval"))
                .filter(run -> run.heldAt + HELD_FOR <= now)
                .forEach(this::endHeld);
    }

    private long clock(int worker) {
        return mutant == Mutant.LEASE_BY_WORKERS_CLOCK ? now + jumped.getOrDefault(worker, 0) : now;
    }

    @Override
    public Optional<Held> claim(int worker) {
        long clock = clock(worker);
        runs.values().stream()
                .filter(run -> run.status.equals("running") && run.until <= clock)
                .forEach(run -> work.evict(run.id));
        Optional<ModelRun> next =
                runs.values().stream()
                        .filter(run -> run.active() && run.until <= clock && run.notBefore <= now)
                        .filter(run -> !locked(run.id, -1))
                        .findFirst();
        return next.map(run -> claimed(run, clock));
    }

    private Held claimed(ModelRun run, long clock) {
        oracle.claims(run);
        run.status = "running";
        run.fence++;
        run.claims++;
        run.until = clock + LEASE;
        run.seenAlive = now;
        if (!run.started) {
            run.started = true;
            tell(run, "started");
        }
        return new Held(run.id, run.fence, run.claims);
    }

    @Override
    public boolean renew(int worker, Held held) {
        ModelRun run = run(held.run());
        if (run.fence != held.fence() || run.ended()) {
            return false;
        }
        run.until = clock(worker) + LEASE;
        run.seenAlive = now;
        return true;
    }

    boolean holds(Held held) {
        ModelRun run = run(held.run());
        return run.fence == held.fence() && run.status.equals("running");
    }

    @Override
    public Result look(int worker, Held held) {
        return work.look(worker, run(held.run()));
    }

    @Override
    public Result beginRead(int worker, Held held) {
        return work.beginRead(worker, held);
    }

    @Override
    public Result beginPlan(int worker, Held held) {
        return work.beginPlan(worker, held);
    }

    @Override
    public Result beginChunk(int worker, Held held, Stop stop) {
        return work.beginChunk(worker, held, stop);
    }

    @Override
    public Result finish(int worker) {
        return work.finish(worker);
    }

    @Override
    public void kill(int worker) {
        work.forget(worker);
    }

    @Override
    public Result end(int worker, Held held, Ending ending) {
        if (!holds(held)) {
            return Result.LOST;
        }
        ModelRun run = run(held.run());
        run.status =
                switch (ending) {
                    case COMPLETE -> completed(run);
                    case CANCEL -> "cancelled";
                    case SOURCE_CHANGED, INTERNAL_ERROR -> "failed";
                };
        tell(run, "completed");
        oracle.ended(run, ending);
        return Result.DONE;
    }

    private static String completed(ModelRun run) {
        for (Map.Entry<Integer, ModelRun.Figures> dataset : run.datasets.entrySet()) {
            Planned.Tally tally = run.tally(dataset.getKey());
            if (tally.all() != dataset.getValue().rowsRead()
                    || tally.unchanged() != dataset.getValue().unchanged()) {
                return "failed";
            }
        }
        return run.tally().failed() > 0 ? "partial" : "succeeded";
    }

    @Override
    public void handBack(int worker, Held held) {
        if (holds(held)) {
            ModelRun run = run(held.run());
            run.claims = Math.max(run.claims - 1, 0);
            run.until = ModelRun.NEVER;
            run.seenAlive = ModelRun.NEVER;
        }
    }

    @Override
    public int giveUp(int worker, Held held) {
        if (!holds(held)) {
            return -1;
        }
        ModelRun run = run(held.run());
        run.failures++;
        run.until = ModelRun.NEVER;
        run.seenAlive = ModelRun.NEVER;
        run.notBefore = now + (2L << Math.min(run.failures, 5));
        return run.failures;
    }

    @Override
    public boolean lock(int relay) {
        return relays.lock(relay);
    }

    @Override
    public Result fetch(int relay) {
        return relays.fetch(relay);
    }

    @Override
    public void send(int relay, int most) {
        relays.send(relay, most);
    }

    @Override
    public void mark(int relay) {
        relays.mark(relay);
    }

    @Override
    public void killRelay(int relay) {
        relays.kill(relay);
    }

    @Override
    public void crashDatabase() {
        plans.replaceAll((_, plan) -> new PlanTable(plan.from(), List.of()));
        work.crashed();
        relays.crashed();
    }

    @Override
    public void advance(int seconds) {
        now += seconds;
        expire();
    }

    @Override
    public void jump(int worker, int seconds) {
        jumped.merge(worker, seconds, Integer::sum);
    }

    @Override
    public void editSheet(SyncKind kind, Sheet sheet) {
        sheets.put(kind, sheet);
    }

    @Override
    public void editRecord(SyncKind kind, int ordinal, String code, int amount) {
        edits.merge(kind, 1, Integer::sum);
        TreeMap<String, Rec> table = records(kind).get(ordinal);
        if (amount == 0) {
            table.remove(code);
        } else {
            table.compute(code, (_, old) -> new Rec(amount, old == null ? 1 : old.version()));
        }
    }

    /// All that is stored, a line each.
    String snapshot() {
        List<String> lines = new ArrayList<>();
        for (ModelRun run : runs.values()) {
            lines.add("run " + run);
        }
        taken.forEach(request -> lines.add("request " + request + " " + inbox.get(request)));
        outbox.values().forEach(fact -> lines.add(fact.toString()));
        records.forEach(
                (kind, tables) -> {
                    for (int i = 0; i < tables.size(); i++) {
                        String name = kind.dataset(i);
                        tables.get(i)
                                .forEach(
                                        (code, rec) ->
                                                lines.add(
                                                        "%s %s=%d v%d"
                                                                .formatted(
                                                                        name,
                                                                        code,
                                                                        rec.amount(),
                                                                        rec.version())));
                    }
                });
        return String.join("\n", lines)
                + "\ntopic "
                + topic.stream().map(fact -> fact.run + ":" + fact.seq).toList();
    }

    /// What the inbox says of a request; null when it never came.
    @Nullable String outcome(int request) {
        return inbox.get(request);
    }
}
