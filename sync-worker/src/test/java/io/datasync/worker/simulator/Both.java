package io.datasync.worker.simulator;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Every step done by the model and by the real classes; both must answer the same and leave the same behind.
final class Both implements Store {
    private static final int TRIES = 200;

    private final Model model;
    private final RealStore real;

    Both(Model model, RealStore real) {
        this.model = model;
        this.real = real;
    }

    private <T> T same(String what, Supplier<T> modelled, Supplier<T> done) {
        T expected = modelled.get();
        T found = done.get();
        // Whoever is thrown out needs a moment to go.
        for (int i = 0; i < TRIES && mayStillCome(expected, found); i++) {
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
            found = done.get();
        }
        if (!Objects.equals(expected, found)) {
            throw new Violation("%s gives %s, by the rules %s".formatted(what, found, expected));
        }
        compare(what);
        return expected;
    }

    private static <T> boolean mayStillCome(T expected, T found) {
        return Boolean.TRUE.equals(expected) && Boolean.FALSE.equals(found)
                || expected instanceof Optional<?> some
                        && some.isPresent()
                        && Optional.empty().equals(found);
    }

    private void both(String what, Runnable modelled, Runnable done) {
        modelled.run();
        done.run();
        compare(what);
    }

    private void compare(String what) {
        String expected = model.snapshot();
        String found = real.snapshot();
        if (!expected.equals(found)) {
            throw new Violation(
                    "after %s there is\n%s\nby the rules\n%s".formatted(what, found, expected));
        }
    }

    @Override
    public Result take(int consumer, int request, SyncKind kind, boolean preview) {
        return same(
                "taking",
                () -> model.take(consumer, request, kind, preview),
                () -> real.take(consumer, request, kind, preview));
    }

    @Override
    public void cancel(int run) {
        both("cancelling", () -> model.cancel(run), () -> real.cancel(run));
    }

    @Override
    public void approve(int run) {
        both("approving", () -> model.approve(run), () -> real.approve(run));
    }

    @Override
    public Optional<Held> claim(int worker) {
        return same("claiming", () -> model.claim(worker), () -> real.claim(worker));
    }

    @Override
    public boolean renew(int worker, Held held) {
        return same("renewing", () -> model.renew(worker, held), () -> real.renew(worker, held));
    }

    @Override
    public Result look(int worker, Held held) {
        return same("looking", () -> model.look(worker, held), () -> real.look(worker, held));
    }

    @Override
    public Result beginRead(int worker, Held held) {
        return same(
                "beginning to read",
                () -> model.beginRead(worker, held),
                () -> real.beginRead(worker, held));
    }

    @Override
    public Result beginPlan(int worker, Held held) {
        return same(
                "beginning to plan",
                () -> model.beginPlan(worker, held),
                () -> real.beginPlan(worker, held));
    }

    @Override
    public Result beginChunk(int worker, Held held, Stop stop) {
        return same(
                "beginning a chunk",
                () -> model.beginChunk(worker, held, stop),
                () -> real.beginChunk(worker, held, stop));
    }

    @Override
    public Result finish(int worker) {
        return same("finishing", () -> model.finish(worker), () -> real.finish(worker));
    }

    @Override
    public void kill(int worker) {
        both("killing", () -> model.kill(worker), () -> real.kill(worker));
    }

    @Override
    public Result end(int worker, Held held, Ending ending) {
        return same(
                "ending",
                () -> model.end(worker, held, ending),
                () -> real.end(worker, held, ending));
    }

    @Override
    public void handBack(int worker, Held held) {
        both("handing back", () -> model.handBack(worker, held), () -> real.handBack(worker, held));
    }

    @Override
    public int giveUp(int worker, Held held) {
        return same("giving up", () -> model.giveUp(worker, held), () -> real.giveUp(worker, held));
    }

    @Override
    public boolean lock(int relay) {
        return same("locking", () -> model.lock(relay), () -> real.lock(relay));
    }

    @Override
    public Result fetch(int relay) {
        return same("fetching", () -> model.fetch(relay), () -> real.fetch(relay));
    }

    @Override
    public void send(int relay, int most) {
        both("sending", () -> model.send(relay, most), () -> real.send(relay, most));
    }

    @Override
    public void mark(int relay) {
        both("marking", () -> model.mark(relay), () -> real.mark(relay));
    }

    @Override
    public void killRelay(int relay) {
        both("killing a relay", () -> model.killRelay(relay), () -> real.killRelay(relay));
    }

    @Override
    public void crashDatabase() {
        both("a crash", model::crashDatabase, real::crashDatabase);
    }

    @Override
    public void advance(int seconds) {
        both("a while", () -> model.advance(seconds), () -> real.advance(seconds));
    }

    @Override
    public void jump(int worker, int seconds) {
        both("a jump", () -> model.jump(worker, seconds), () -> real.jump(worker, seconds));
    }

    @Override
    public void editSheet(SyncKind kind, Sheet sheet) {
        model.editSheet(kind, sheet);
        real.editSheet(kind, sheet);
    }

    @Override
    public void editRecord(SyncKind kind, int ordinal, String code, int amount) {
        model.editRecord(kind, ordinal, code, amount);
        real.editRecord(kind, ordinal, code, amount);
    }
}
