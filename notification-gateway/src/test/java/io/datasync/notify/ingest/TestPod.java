package io.datasync.notify.ingest;

import static io.datasync.notify.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.notify.FakeWindow;
import io.datasync.notify.TestSettings;
import io.datasync.notify.live.LiveMetrics;
import io.datasync.notify.live.Switchboard;
import io.datasync.notify.notifications.DismissalListener;
import io.datasync.notify.notifications.Dismissals;
import io.datasync.notify.notifications.Labels;
import io.datasync.notify.notifications.Notices;
import io.datasync.notify.notifications.NotificationStore;
import io.datasync.notify.session.Caller;
import io.datasync.notify.session.Caller.Audience;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;

/// A whole pod without the framework, so that there can be several.
final class TestPod implements AutoCloseable {
    private final Switchboard switchboard;
    private final DismissalListener listener;
    private final Recorder recorder;
    private final Follower follower;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    final Dismissals dismissals;
    final NotificationStore store;

    TestPod(Jdbi database, String bootstrapServers) {
        Notices notices = new Notices(Labels.none());
        Consumers consumers = new Consumers(bootstrapServers, "notification-gateway");
        RunStore runs = new RunStore(database, notices);
        store = new NotificationStore(database);
        dismissals = new Dismissals(database);
        switchboard =
                new Switchboard(
                        notices,
                        TestSettings.DEFAULT,
                        new LiveMetrics(new SimpleMeterRegistry()),
                        store::undismissed,
                        readers);
        listener = new DismissalListener(dismissals, switchboard::hear);
        recorder = new Recorder(consumers, runs);
        follower = new Follower(consumers, runs, switchboard);
    }

    TestPod start() {
        switchboard.start();
        listener.start();
        recorder.start();
        follower.start();
        eventually(() -> assertThat(switchboard.isReady()).isTrue());
        return this;
    }

    /// A window that has been shown its snapshot.
    FakeWindow window(String userId) {
        FakeWindow window = new FakeWindow();
        switchboard.join(new Caller(userId, Audience.STAFF), window);
        eventually(() -> assertThat(window.heard().kinds()).startsWith("snapshot"));
        return window;
    }

    @Override
    public void close() {
        follower.close();
        recorder.close();
        listener.close();
        switchboard.close();
        readers.close();
    }
}
