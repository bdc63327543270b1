package io.datasync.notify.live;

/// The way to one window. Safe for use by several threads; never blocks.
public interface Outlet {
    /// @param written called once, from any thread, when the frame has left this process, or never will
    void send(String frame, Runnable written);

    /// @param code of RFC 6455
    void close(int code, String reason);
}
