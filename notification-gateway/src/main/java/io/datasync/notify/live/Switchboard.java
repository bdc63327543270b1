package io.datasync.notify.live;

import io.datasync.notify.notifications.Dismissals.Dismissal;
import io.datasync.notify.notifications.Notices;
import io.datasync.notify.notifications.NotificationStore.Undismissed;
import io.datasync.notify.session.Caller;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Runs the [Board] on a thread of its own: neither the sockets' event loops nor the thread that hears Kafka. All
/// methods may be called from any thread.
public final class Switchboard implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Switchboard.class);
    private static final long LONGEST_WAIT = Duration.ofSeconds(1).toNanos();

    private final LiveSettings settings;
    private final Function<String, Undismissed> stored;
    private final Executor readers;
    private final Board board;
    private final LinkedBlockingQueue<ObjLongConsumer<Board>> tasks = new LinkedBlockingQueue<>();
    private final Thread thread;
    private long swept = System.nanoTime();
    private volatile boolean stopped;
    private volatile boolean ready;

    /// @param stored  reads what a user has not dismissed; may block and fail
    /// @param readers where it is read
    public Switchboard(
            Notices notices,
            LiveSettings settings,
            LiveMetrics metrics,
            Function<String, Undismissed> stored,
            Executor readers) {
        this.settings = settings;
        this.stored = stored;
        this.readers = readers;
        this.board =
                new Board(
                        new News(notices, settings), settings, metrics, this::read, this::cleared);
        this.thread = Thread.ofPlatform().name("switchboard").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /// Opens a window: its snapshot comes first, then every change.
    ///
    /// @return to be run when the window has closed
    public Runnable join(Caller caller, Outlet outlet) {
        LiveSocket socket = new LiveSocket(caller, outlet, board.closed(), settings.mostOnTheWay());
        submit((board, now) -> board.join(socket, now));
        return () -> submit((board, _) -> board.leave(socket));
    }

    /// Takes in runs as they are heard; returns when it is done, so that who hears is not faster than who tells.
    public void hear(List<LiveRun> heard) throws InterruptedException {
        await((board, now) -> board.hear(heard, now));
    }

    /// Takes in runs as the database has them; returns when it is done.
    public void load(List<LiveRun> runs) throws InterruptedException {
        await((board, now) -> board.load(runs, now));
    }

    public void hear(Dismissal dismissal) {
        submit((board, now) -> board.close(dismissal, now));
    }

    /// Whether this pod has told its windows of the notice lately.
    public boolean toldLately(UUID notificationId) {
        return board.toldLately(notificationId);
    }

    /// From now on what windows see is what there is.
    public void nowReady() {
        ready = true;
    }

    public boolean isReady() {
        return ready;
    }

    private void read(LiveSocket socket) {
        readers.execute(
                () -> {
                    try {
                        Undismissed undismissed = stored.apply(socket.caller().userId());
                        submit((board, now) -> board.show(socket, undismissed, now));
                    } catch (RuntimeException e) {
                        LOG.warnf("a window's notices cannot be read: %s", e.getMessage());
                        submit((board, _) -> board.refuse(socket));
                    }
                });
    }

    private void cleared(LiveSocket socket) {
        if (socket.state() == LiveSocket.State.BEHIND) {
            submit((board, now) -> board.cleared(socket, now));
        }
    }

    private void await(ObjLongConsumer<Board> task) throws InterruptedException {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        submit(
                (board, now) -> {
                    try {
                        task.accept(board, now);
                        done.complete(null);
                    } catch (RuntimeException e) {
                        done.completeExceptionally(e);
                    }
                });
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the switchboard failed", e.getCause());
        }
    }

    private void submit(ObjLongConsumer<Board> task) {
        tasks.add(task);
    }

    private void run() {
        while (!stopped) {
            try {
                work();
            } catch (InterruptedException _) {
                stopped = true;
            } catch (RuntimeException e) {
                LOG.error("the switchboard failed at one task and goes on with the next", e);
            }
        }
    }

    private void work() throws InterruptedException {
        long due = board.nextDue();
        long wait =
                due == Conflation.NEVER
                        ? LONGEST_WAIT
                        : Math.min(due - System.nanoTime(), LONGEST_WAIT);
        ObjLongConsumer<Board> task = tasks.poll(Math.max(0, wait), TimeUnit.NANOSECONDS);
        for (int left = tasks.size(); task != null; left--) {
            task.accept(board, System.nanoTime());
            task = left > 0 ? tasks.poll() : null;
        }
        long now = System.nanoTime();
        board.tick(now);
        if (now - swept >= LONGEST_WAIT) {
            swept = now;
            board.sweep(now);
        }
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofNanos(LONGEST_WAIT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
