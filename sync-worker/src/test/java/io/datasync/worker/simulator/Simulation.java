package io.datasync.worker.simulator;

import io.datasync.worker.simulator.Requests.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/// One life of the system: a seed decides who takes the next step and what goes wrong. The same seed is the same life.
final class Simulation {
    private static final int WORKERS = 3;
    private static final int CONSUMERS = 2;
    private static final int RELAYS = 2;
    private static final int TICK = 10;
    private static final int LONGEST_TO_THE_END = 900;

    private final Random random;
    private final Plot plot;
    private final Model model;
    private final Store store;
    private final Requests requests;
    private final List<Worker> workers;
    private final List<Consumer> consumers;
    private final List<Relaying> relays;
    private final List<String> trace = new ArrayList<>();
    private int lastRequest;

    /// @param steps    before everybody is left in peace to come to an end
    /// @param syncs    that are asked for at most
    /// @param previews whether some of the runs are held until they are approved
    record Plot(int steps, int syncs, boolean previews) {}

    /// @param storing the store that the actors are to use, made from the model
    Simulation(long seed, Plot plot, Mutant mutant, Function<Model, Store> storing) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.plot = plot;
        model = new Model(mutant);
        store = storing.apply(model);
        requests = new Requests(random);
        workers = all(WORKERS, id -> new Worker(id, store, model, random));
        consumers = all(CONSUMERS, id -> new Consumer(id, store, model, requests));
        relays = all(RELAYS, id -> new Relaying(id, store, random, ModelRelay.BATCH));
        for (SyncKind kind : SyncKind.values()) {
            store.editSheet(kind, Sheet.random(random, kind.datasets()));
            for (int i = 0; i < 8 * kind.datasets(); i++) {
                store.editRecord(
                        kind, i % kind.datasets(), "K" + random.nextInt(10), 1 + random.nextInt(3));
            }
        }
    }

    private static <T> List<T> all(int count, Function<Integer, T> made) {
        return IntStream.range(0, count).boxed().map(made).toList();
    }

    /// @throws Violation with the trace, when something did not hold
    Model play() {
        try {
            for (int i = 0; i < plot.steps(); i++) {
                act();
                model.oracle.step();
            }
            comeToAnEnd();
            model.oracle.end(requests.accepted);
            return model;
        } catch (Violation violation) {
            throw new Violation(violation.getMessage() + "\n" + String.join("\n", trace));
        }
    }

    private void act() {
        int die = random.nextInt(100);
        if (die < 8) {
            ask();
        } else if (die < 20) {
            step(consumers.get(random.nextInt(CONSUMERS)));
        } else if (die < 60) {
            step(workers.get(random.nextInt(WORKERS)));
        } else if (die < 74) {
            step(relays.get(random.nextInt(RELAYS)), false);
        } else if (die < 80) {
            tick();
        } else {
            goWrong(die);
        }
    }

    private void goWrong(int die) {
        int who = random.nextInt(WORKERS);
        Worker worker = workers.get(who);
        switch (die) {
            case 80, 81 -> told(worker, "is killed", worker::crash);
            case 82, 83, 84 -> worker.pausedFor = 5 + random.nextInt(40);
            case 85 -> jump(who);
            case 86 -> fault(worker);
            case 87 -> handBack(worker);
            case 88 -> crashDatabase();
            case 89 -> {
                crashDatabase();
                editSheet();
            }
            case 90 -> crashConsumer(consumers.get(random.nextInt(CONSUMERS)));
            case 91 -> crashRelay(relays.get(random.nextInt(RELAYS)));
            case 92, 93 -> editSheet();
            case 94 -> editRecord();
            default -> step(worker);
        }
    }

    private void told(Object who, String what, Runnable action) {
        trace.add("%d s: %s %s".formatted(model.now, who, what));
        action.run();
    }

    private void ask() {
        int kind = random.nextInt(SyncKind.values().length);
        int run = 1 + random.nextInt(Math.max(lastRequest, 1));
        Request request =
                switch (random.nextInt(12)) {
                    case 0 -> new Request.Cancel(run);
                    case 1, 2 -> new Request.Approve(run);
                    case 3 -> again(run);
                    default -> another(SyncKind.values()[kind]);
                };
        told("somebody", "asks for " + request, () -> requests.send(request));
    }

    private Request another(SyncKind kind) {
        if (lastRequest == plot.syncs()) {
            return again(lastRequest);
        }
        lastRequest++;
        kinds.add(kind);
        previews.add(plot.previews() && random.nextInt(3) == 0);
        return again(lastRequest);
    }

    private final List<SyncKind> kinds = new ArrayList<>();
    private final List<Boolean> previews = new ArrayList<>();

    /// The same request once more, as a producer sends it that heard no answer.
    private Request again(int run) {
        return run > kinds.size()
                ? new Request.Approve(run)
                : new Request.Sync(run, kinds.get(run - 1), previews.get(run - 1));
    }

    private boolean step(Consumer consumer) {
        String before = consumer.toString();
        boolean stepped = consumer.step();
        if (stepped) {
            trace.add("%d s: %s".formatted(model.now, before));
        }
        return stepped;
    }

    private boolean step(Worker worker) {
        if (worker.pausedFor > 0) {
            worker.pausedFor--;
            return false;
        }
        String before = worker.toString();
        boolean stepped = worker.step();
        if (stepped) {
            trace.add("%d s: %s -> %s".formatted(model.now, before, worker));
        }
        return stepped;
    }

    private void step(Relaying relay, boolean healthy) {
        String before = relay.toString();
        relay.step(healthy);
        trace.add("%d s: %s -> %s".formatted(model.now, before, relay));
    }

    /// Time passes, and those who are awake renew their leases, mostly.
    private void tick() {
        told("time", "passes", () -> store.advance(TICK));
        for (Worker worker : workers) {
            if (worker.pausedFor > 0) {
                worker.pausedFor -= 5;
            } else if (random.nextInt(5) > 0 && worker.renew()) {
                trace.add("%d s: %s has renewed".formatted(model.now, worker));
            }
        }
    }

    private void jump(int worker) {
        int seconds = random.nextInt(7200) - 3600;
        told(
                "worker " + worker,
                "jumps by %d s".formatted(seconds),
                () -> store.jump(worker, seconds));
    }

    private void fault(Worker worker) {
        String before = worker.toString();
        if (worker.fault()) {
            trace.add("%d s: %s fails -> %s".formatted(model.now, before, worker));
        }
    }

    private void handBack(Worker worker) {
        String before = worker.toString();
        if (worker.handBack()) {
            trace.add("%d s: %s hands back".formatted(model.now, before));
        }
    }

    private void crashDatabase() {
        told("the database", "crashes", store::crashDatabase);
        relays.forEach(Relaying::lost);
    }

    private void crashConsumer(Consumer consumer) {
        told(consumer, "is killed", consumer::crash);
    }

    private void crashRelay(Relaying relay) {
        told(relay, "is killed", relay::crash);
    }

    private void editSheet() {
        SyncKind kind = SyncKind.values()[random.nextInt(SyncKind.values().length)];
        Sheet sheet = Sheet.random(random, kind.datasets());
        told(kind, "is edited: " + sheet, () -> store.editSheet(kind, sheet));
    }

    private void editRecord() {
        SyncKind kind = SyncKind.values()[random.nextInt(SyncKind.values().length)];
        int ordinal = random.nextInt(kind.datasets());
        String code = "K" + random.nextInt(10);
        int amount = random.nextInt(5);
        if (!model.writing(kind)) {
            told(
                    "another program",
                    "writes %s %s %d".formatted(kind.dataset(ordinal), code, amount),
                    () -> store.editRecord(kind, ordinal, code, amount));
        }
    }

    /// Nothing goes wrong any more; all that was begun must end, and soon.
    private void comeToAnEnd() {
        trace.add("from now on nothing goes wrong");
        workers.forEach(worker -> worker.pausedFor = 0);
        long begun = model.now;
        while (!atEnd()) {
            boolean stepped = false;
            for (Consumer consumer : consumers) {
                stepped |= step(consumer);
            }
            for (Worker worker : workers) {
                stepped |= step(worker);
            }
            for (Relaying relay : relays) {
                step(relay, true);
            }
            model.oracle.step();
            if (!stepped) {
                told("time", "passes", () -> store.advance(TICK));
                workers.forEach(Worker::renew);
                approve();
            }
            if (model.now - begun > LONGEST_TO_THE_END) {
                throw new Violation("does not come to an end: " + workers);
            }
        }
    }

    private void approve() {
        model.runs.values().stream()
                .filter(run -> run.status.equals("awaiting_approval"))
                .forEach(run -> requests.send(new Request.Approve(run.id)));
    }

    private boolean atEnd() {
        return requests.poll().isEmpty()
                && workers.stream().allMatch(Worker::idle)
                && model.runs.values().stream().allMatch(ModelRun::ended)
                && told();
    }

    private boolean told() {
        return relays.stream().allMatch(Relaying::idle)
                && model.outbox.values().stream().allMatch(fact -> fact.published);
    }
}
