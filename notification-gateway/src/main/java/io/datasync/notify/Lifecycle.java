package io.datasync.notify;

import io.datasync.notify.ingest.Follower;
import io.datasync.notify.ingest.Recorder;
import io.datasync.notify.live.Switchboard;
import io.datasync.notify.notifications.DismissalListener;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Starts the threads once the database is migrated, and stops them in the order in which they need one another.
@Singleton
class Lifecycle {
    private final Switchboard switchboard;
    private final DismissalListener dismissals;
    private final Recorder recorder;
    private final Follower follower;

    Lifecycle(
            Switchboard switchboard,
            DismissalListener dismissals,
            Recorder recorder,
            Follower follower) {
        this.switchboard = switchboard;
        this.dismissals = dismissals;
        this.recorder = recorder;
        this.follower = follower;
    }

    void start(@Observes StartupEvent event) {
        switchboard.start();
        dismissals.start();
        recorder.start();
        follower.start();
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
        recorder.close();
        dismissals.close();
        switchboard.close();
    }
}
