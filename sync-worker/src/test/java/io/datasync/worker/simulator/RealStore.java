package io.datasync.worker.simulator;

import io.datasync.contract.event.SyncRequest.CancelRequested;
import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.datasync.contract.run.RunMode;
import io.datasync.worker.engine.EngineRig;
import io.datasync.worker.engine.TestSettings;
import io.datasync.worker.outbox.HalfRelay;
import io.datasync.worker.outbox.OutboxSignal;
import io.datasync.worker.run.Cancelling;
import io.datasync.worker.run.Claim;
import io.datasync.worker.run.HeldEnds;
import io.datasync.worker.run.HoldMetrics;
import io.datasync.worker.run.Holds;
import io.datasync.worker.run.Inbox;
import io.datasync.worker.run.QueueSignal;
import io.datasync.worker.run.RunViews;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// PostgreSQL, and the classes that write it.
final class RealStore implements Store {
    private static final int WORKERS = 3;
    private static final int RELAYS = 2;

    private final RealTables tables;
    private final SheetsInMemory sheets = new SheetsInMemory();
    private final Inbox inbox;
    private final List<RealWorker> workers;
    private final List<HalfRelay> relays;
    private final Map<Integer, Integer> taken = new LinkedHashMap<>();
    private final List<String> topic = new ArrayList<>();
    private long seed;

    RealStore(EngineRig rig) {
        DataSource pool = rig.pool();
        tables = new RealTables(rig.jdbi);
        inbox = inbox(rig);
        workers =
                IntStream.range(0, WORKERS)
                        .mapToObj(_ -> new RealWorker(rig, pool, sheets))
                        .toList();
        relays =
                IntStream.range(0, RELAYS)
                        .mapToObj(
                                _ ->
                                        new HalfRelay(
                                                rig.jdbi,
                                                TestSettings.outbox(),
                                                ModelRelay.BATCH,
                                                event -> topic.add(tables.named(event.id()))))
                        .toList();
    }

    private static Inbox inbox(EngineRig rig) {
        RunViews views = new RunViews(rig.catalog);
        OutboxSignal outbox = new OutboxSignal();
        HoldMetrics metrics = new HoldMetrics(new SimpleMeterRegistry());
        HeldEnds ends = new HeldEnds(rig.jdbi, views, outbox, metrics);
        return new Inbox(
                rig.jdbi,
                views,
                outbox,
                new QueueSignal(),
                new Holds(views, TestSettings.holds(), metrics),
                ends,
                new Cancelling(views, ends));
    }

    /// An empty database for another life.
    void begin(long ofSeed) {
        seed = ofSeed;
        workers.forEach(RealWorker::kill);
        relays.forEach(HalfRelay::kill);
        topic.clear();
        tables.empty();
    }

    /// The same as [Model#snapshot].
    String snapshot() {
        return tables.snapshot() + "\ntopic " + topic;
    }

    private UUID id(int request) {
        UUID id = UUID.nameUUIDFromBytes((seed + ":" + request).getBytes(StandardCharsets.UTF_8));
        tables.name(id, request);
        return id;
    }

    @Override
    public Result take(int consumer, int request, SyncKind kind, boolean preview) {
        Inbox.Taken _ =
                inbox.take(
                        new SyncRequested(
                                id(request),
                                kind.type(),
                                RunMode.APPLY,
                                EngineRig.SARAH,
                                Instant.EPOCH));
        return Result.DONE;
    }

    @Override
    public void cancel(int run) {
        inbox.cancel(
                new CancelRequested(
                        id(run), SyncKind.SINGLE.type(), EngineRig.SARAH, Instant.EPOCH));
    }

    /// Nothing is held in these lives.
    @Override
    public void approve(int run) {}

    @Override
    public Optional<Held> claim(int worker) {
        return workers.get(worker).claim().map(this::held);
    }

    private Held held(Claim claim) {
        return new Held(
                Integer.parseInt(tables.named(claim.syncId().toString())),
                claim.fence(),
                claim.claims());
    }

    @Override
    public boolean renew(int worker, Held held) {
        return workers.get(worker).renew();
    }

    @Override
    public Result look(int worker, Held held) {
        return workers.get(worker).look();
    }

    @Override
    public Result beginRead(int worker, Held held) {
        return workers.get(worker).beginRead();
    }

    @Override
    public Result beginPlan(int worker, Held held) {
        return workers.get(worker).beginPlan();
    }

    @Override
    public Result beginChunk(int worker, Held held, Stop stop) {
        return workers.get(worker).beginChunk(stop);
    }

    @Override
    public Result finish(int worker) {
        return workers.get(worker).finish();
    }

    @Override
    public void kill(int worker) {
        workers.get(worker).kill();
    }

    @Override
    public Result end(int worker, Held held, Ending ending) {
        return workers.get(worker).end(ending);
    }

    @Override
    public void handBack(int worker, Held held) {
        workers.get(worker).handBack();
    }

    @Override
    public int giveUp(int worker, Held held) {
        return workers.get(worker).giveUp();
    }

    @Override
    public boolean lock(int relay) {
        return relays.get(relay).lock();
    }

    @Override
    public Result fetch(int relay) {
        return relays.get(relay).fetch() ? Result.DONE : Result.BROKEN;
    }

    @Override
    public void send(int relay, int most) {
        taken.put(relay, relays.get(relay).send(most));
    }

    @Override
    public void mark(int relay) {
        relays.get(relay).mark(taken.getOrDefault(relay, 0));
    }

    @Override
    public void killRelay(int relay) {
        relays.get(relay).kill();
    }

    @Override
    public void crashDatabase() {
        workers.forEach(RealWorker::lose);
        relays.forEach(HalfRelay::kill);
        tables.emptyUnlogged();
    }

    @Override
    public void advance(int seconds) {
        tables.advance(seconds);
    }

    /// The worker asks no clock but the database's.
    @Override
    public void jump(int worker, int seconds) {}

    @Override
    public void editSheet(SyncKind kind, Sheet sheet) {
        sheets.put(kind.type(), sheet);
    }

    @Override
    public void editRecord(SyncKind kind, int ordinal, String code, int amount) {
        tables.edit(kind.dataset(ordinal), code, amount);
    }
}
