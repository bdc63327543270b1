package io.datasync.notify.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.run.RunStatus;
import io.datasync.notify.TestRun;
import org.junit.jupiter.api.Test;

class NotificationCursorTest {
    @Test
    void aCursorLeadsBackToItsPlace() {
        Notification last =
                new Notices(Labels.none())
                        .of(TestRun.next().view(RunStatus.RUNNING), 1)
                        .orElseThrow();

        assertThat(NotificationCursor.read(NotificationCursor.of(last)))
                .contains(new NotificationCursor.Place(last.at(), last.id()));
    }

    @Test
    void whatIsNoCursorIsRefused() {
        assertThat(NotificationCursor.read("")).isEmpty();
        assertThat(NotificationCursor.read("näh")).isEmpty();
        assertThat(NotificationCursor.read("f".repeat(32))).isEmpty();
    }
}
