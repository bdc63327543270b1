package io.datasync.notify;

import io.datasync.notify.live.LiveSettings;
import java.time.Duration;

/// The settings as they are by default, but for what a test sets.
public record TestSettings(int mostOnTheWay, Duration patience) implements LiveSettings {
    public static final TestSettings DEFAULT = new TestSettings(64 * 1024, Duration.ofSeconds(60));

    @Override
    public Duration window() {
        return Duration.ofMillis(10);
    }

    @Override
    public Duration progressGap() {
        return Duration.ofMillis(250);
    }

    @Override
    public Duration noticesKept() {
        return Duration.ofHours(1);
    }

    @Override
    public int noticesMost() {
        return 100;
    }

    @Override
    public int endedRunsKept() {
        return 1000;
    }

    @Override
    public int dismissalsMost() {
        return 1000;
    }
}
