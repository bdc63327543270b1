package io.datasync.bench.live;

import io.datasync.bench.system.Caller;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Open windows, all of them the same person's, that note when a run's start and its end notice came. A frame is noted
/// before it is looked at, and looked at as text only, so that a thousand windows in one process keep up.
final class Windows implements AutoCloseable {
    private static final int AT_A_TIME = 50;
    private static final Duration OPENING = Duration.ofSeconds(30);

    private final List<Window> windows = new ArrayList<>();
    private volatile String syncId = "";
    private volatile CountDownLatch ended = new CountDownLatch(0);

    Windows(Caller caller, int count) {
        for (int i = 0; i < count; i++) {
            Window window = new Window();
            windows.add(window);
            window.opening = caller.listen(window);
            if (windows.size() % AT_A_TIME == 0) {
                awaitOpen();
            }
        }
        awaitOpen();
    }

    /// @throws java.util.concurrent.CompletionException when one is not opened in time
    private void awaitOpen() {
        windows.forEach(Window::open);
    }

    /// From now on it is this run that is waited for. Frames that have come before are searched again.
    void expect(String run) {
        ended = new CountDownLatch(windows.size());
        syncId = run;
        windows.forEach(Window::searchAgain);
    }

    boolean awaitEnd(Duration longest) throws InterruptedException {
        return ended.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// How many have not seen the end.
    long silent() {
        return ended.getCount();
    }

    /// By [System#nanoTime()], of each window that saw it.
    List<Long> starts() {
        return windows.stream().map(window -> window.started).filter(at -> at != 0).toList();
    }

    List<Long> ends() {
        return windows.stream().map(window -> window.noticed).filter(at -> at != 0).toList();
    }

    /// Forgets what was seen.
    void clear() {
        syncId = "";
        windows.forEach(Window::clear);
    }

    @Override
    public void close() {
        windows.forEach(Window::close);
    }

    private record Frame(long at, String text) {}

    private final class Window implements WebSocket.Listener {
        private final StringBuilder partial = new StringBuilder();
        private final List<Frame> frames = new ArrayList<>();
        private @Nullable CompletableFuture<WebSocket> opening;
        private volatile long started;
        private volatile long noticed;

        void open() {
            if (opening != null) {
                opening.orTimeout(OPENING.toSeconds(), TimeUnit.SECONDS).join();
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence data, boolean last) {
            long at = System.nanoTime();
            partial.append(data);
            if (last) {
                take(new Frame(at, partial.toString()));
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private synchronized void take(Frame frame) {
            frames.add(frame);
            look(frame);
        }

        synchronized void searchAgain() {
            frames.forEach(this::look);
        }

        private void look(Frame frame) {
            String run = syncId;
            if (run.isEmpty() || !frame.text().contains(run)) {
                return;
            }
            if (started == 0 && isStart(frame.text())) {
                started = frame.at();
            }
            if (noticed == 0 && isEndNotice(frame.text())) {
                noticed = frame.at();
                ended.countDown();
            }
        }

        /// Of what is due within milliseconds only the newest state of a run is sent: a later one tells the start too.
        private static boolean isStart(String text) {
            return text.contains("\"kind\":\"run\"") && !text.contains("\"status\":\"queued\"");
        }

        private static boolean isEndNotice(String text) {
            return text.contains("\"kind\":\"notification\"")
                    && text.contains("\"level\":\"success\"");
        }

        synchronized void clear() {
            frames.clear();
            started = 0;
            noticed = 0;
        }

        void close() {
            if (opening != null) {
                opening.join().abort();
            }
        }
    }
}
