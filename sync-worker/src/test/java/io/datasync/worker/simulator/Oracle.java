package io.datasync.worker.simulator;

import io.datasync.worker.simulator.ModelRun.Expected;
import io.datasync.worker.simulator.ModelRun.Slice;
import io.datasync.worker.simulator.Planned.Rec;
import io.datasync.worker.simulator.Planned.Tally;
import io.datasync.worker.simulator.Store.Ending;
import io.datasync.worker.simulator.Store.Held;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What must always hold (architecture.md), asked of the model; it knows the true time and what really happened.
final class Oracle {
    private final Model model;

    Oracle(Model model) {
        this.model = model;
    }

    /// A run is taken only from a worker that has not been seen for as long as a lease.
    void claims(ModelRun run) {
        if (run.seenAlive != ModelRun.NEVER && run.seenAlive + Model.LEASE > model.now) {
            throw new Violation(
                    "run %d is taken from a worker seen %d s ago"
                            .formatted(run.id, model.now - run.seenAlive));
        }
    }

    void commits(ModelRun run, Held held) {
        if (run.fence != held.fence() || !run.status.equals("running")) {
            throw new Violation(
                    "run %d, %s, fence %d: a worker with fence %d writes records"
                            .formatted(run.id, run.status, run.fence, held.fence()));
        }
        if (model.runs.values().stream()
                .anyMatch(other -> other != run && other.kind == run.kind && other.active())) {
            throw new Violation("two active runs write " + run.kind);
        }
    }

    /// A run goes on when its sheet is what the plan was made of.
    void changed(Held held, Sheet sheet) {
        ModelRun run = model.run(held.run());
        if (model.holds(held) && run.slices.stream().anyMatch(s -> s.from().equals(sheet))) {
            throw new Violation("run %d fails, its sheet is as it was".formatted(run.id));
        }
    }

    /// What an uninterrupted run would make of this sheet now.
    Expected expected(SyncKind kind, Sheet sheet) {
        Tally tally = Tally.NONE;
        List<TreeMap<String, Rec>> after = new ArrayList<>();
        for (int i = 0; i < kind.datasets(); i++) {
            TreeMap<String, Rec> records = new TreeMap<>(model.records(kind).get(i));
            List<Planned.PlanRow> plan = Planned.plan(sheet.tabs().get(i), records);
            int unchanged = sheet.tabs().get(i).size() - plan.size();
            tally = tally.plus(Planned.write(plan, records));
            tally = tally.plus(new Tally(0, 0, unchanged, 0, 0));
            after.add(records);
        }
        return new Expected(model.edits(kind), tally, after);
    }

    void ended(ModelRun run, Ending ending) {
        if (run.slices.stream().map(Slice::from).distinct().count() > 1) {
            throw new Violation("run %d has applied rows of two sheets".formatted(run.id));
        }
        if (ending == Ending.COMPLETE && run.status.equals("failed")) {
            throw new Violation("run %d: the counts disagree".formatted(run.id));
        }
        Expected expected = run.expected;
        if (ending != Ending.COMPLETE || expected == null) {
            return;
        }
        if (run.tally().all() != expected.tally().all()) {
            throw new Violation(
                    "run %d tells of %s, of the rows %s"
                            .formatted(run.id, run.tally(), expected.tally()));
        }
        boolean undisturbed = model.edits(run.kind) == expected.edits();
        if (undisturbed
                && (!expected.tally().equals(run.tally())
                        || !expected.records().equals(model.records(run.kind)))) {
            throw new Violation(
                    "run %d ended with %s %s, uninterrupted with %s %s"
                            .formatted(
                                    run.id,
                                    run.tally(),
                                    model.records(run.kind),
                                    expected.tally(),
                                    expected.records()));
        }
    }

    /// After every step.
    void step() {
        for (SyncKind kind : SyncKind.values()) {
            if (model.runs.values().stream().filter(r -> r.kind == kind && r.active()).count()
                    > 1) {
                throw new Violation("two active runs of " + kind);
            }
        }
    }

    /// When nothing is left to be done.
    void end(Collection<Integer> accepted) {
        Map<Integer, List<String>> told = delivered();
        for (int request : accepted) {
            String outcome = model.outcome(request);
            if (outcome == null) {
                throw new Violation("request %d was accepted and lost".formatted(request));
            }
            List<String> types = told.getOrDefault(request, List.of());
            if (outcome.equals("joined")) {
                require(types.equals(List.of("joined")), request, types);
            } else {
                ended(request, types);
            }
        }
    }

    private void ended(int request, List<String> types) {
        ModelRun run = model.run(request);
        require(run.ended(), request, types);
        require(types.getFirst().equals("accepted"), request, types);
        require(types.getLast().equals("completed"), request, types);
        require(types.stream().filter("completed"::equals).count() == 1, request, types);
        require(
                types.stream().filter("started"::equals).count() == (run.started ? 1 : 0),
                request,
                types);
        require(
                types.stream().filter("records-changed"::equals).count()
                        == run.slices.stream().filter(s -> s.range().planRows() > 0).count(),
                request,
                types);
    }

    private void require(boolean holds, int request, List<String> types) {
        if (!holds) {
            throw new Violation(
                    "request %d, %s, is told as %s"
                            .formatted(request, model.outcome(request), types));
        }
    }

    /// The events of each run as whoever drops what it has seen takes them: 1, 2, 3 and so on.
    private Map<Integer, List<String>> delivered() {
        Map<Integer, List<String>> told = new HashMap<>();
        for (Fact fact : model.topic) {
            List<String> types = told.computeIfAbsent(fact.run, _ -> new ArrayList<>());
            if (fact.seq > types.size() + 1) {
                throw new Violation(
                        "run %d: event %d came after %d"
                                .formatted(fact.run, fact.seq, types.size()));
            }
            if (fact.seq == types.size() + 1) {
                types.add(fact.type);
            } else if (!Objects.equals(types.get((int) fact.seq - 1), fact.type)) {
                throw new Violation("run %d has two events %d".formatted(fact.run, fact.seq));
            }
        }
        for (Fact fact : model.outbox.values()) {
            if (told.getOrDefault(fact.run, List.of()).size() < fact.seq) {
                throw new Violation("run %d: %s was never told".formatted(fact.run, fact));
            }
        }
        return told;
    }
}
