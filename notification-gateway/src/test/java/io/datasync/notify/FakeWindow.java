package io.datasync.notify;

import io.datasync.notify.live.Outlet;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// A window without a network; it may stop reading.
public final class FakeWindow implements Outlet {
    private final Heard heard = new Heard();
    private final Queue<Runnable> unread = new ArrayDeque<>();
    private boolean reading = true;
    private @Nullable Integer closedWith;

    public Heard heard() {
        return heard;
    }

    public synchronized void stopReading() {
        reading = false;
    }

    public synchronized void readOn() {
        reading = true;
        while (!unread.isEmpty()) {
            unread.remove().run();
        }
    }

    public synchronized int unread() {
        return unread.size();
    }

    public synchronized @Nullable Integer closedWith() {
        return closedWith;
    }

    @Override
    public synchronized void send(String frame, Runnable written) {
        heard.add(frame);
        if (reading) {
            written.run();
        } else {
            unread.add(written);
        }
    }

    @Override
    public synchronized void close(int code, String reason) {
        closedWith = code;
    }
}
