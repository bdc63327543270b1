package io.datasync.notify.live;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How windows are told, and how much is remembered for them.
public interface LiveSettings {
    /// Updates due within it travel together (contract section 6).
    @WithDefault("10ms")
    Duration window();

    /// Between what was last told of a run and its next progress: four a second.
    @WithDefault("250ms")
    Duration progressGap();

    /// Bytes on the way to one window before it counts as behind; the kernel's buffer comes on top.
    @WithDefault("65536")
    int mostOnTheWay();

    /// A window that is behind for longer is closed.
    @WithDefault("60s")
    Duration patience();

    /// How long a notice is kept in memory; the recorder has stored it by then.
    @WithDefault("1h")
    Duration noticesKept();

    @WithDefault("5000")
    int noticesMost();

    @WithDefault("20000")
    int endedRunsKept();

    @WithDefault("20000")
    int dismissalsMost();
}
