package io.datasync.notify.live;

import io.datasync.notify.notifications.Dismissals.Dismissal;
import io.datasync.notify.notifications.Notification;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/// Something windows are to be told. Of several with one key only the newest matters.
sealed interface Update {
    /// What it is about.
    Key key();

    /// A run's state or progress.
    record RunChanged(LiveRun run) implements Update {
        @Override
        public Key key() {
            return new Key(Kind.RUN, run.id().toString());
        }
    }

    /// A notice that stands for its run from now on, in place of the run's one before.
    record NoticeRaised(Notification notification) implements Update {
        @Override
        public Key key() {
            return new Key(Kind.NOTICE, notification.syncId().toString());
        }
    }

    /// Records of these datasets were created or updated. No names: viewers get it.
    record RecordsChanged(UUID syncId, SortedSet<String> datasets) implements Update {
        public RecordsChanged {
            datasets = new TreeSet<>(datasets);
        }

        @Override
        public Key key() {
            return new Key(Kind.RECORDS, syncId.toString());
        }
    }

    /// One user closed a notice.
    record Closed(Dismissal dismissal) implements Update {
        @Override
        public Key key() {
            return new Key(Kind.CLOSED, dismissal.notificationId() + " " + dismissal.userId());
        }
    }

    /// What updates are about.
    record Key(Kind kind, String of) {}

    /// The kinds of updates.
    enum Kind {
        RUN,
        NOTICE,
        RECORDS,
        CLOSED
    }
}
