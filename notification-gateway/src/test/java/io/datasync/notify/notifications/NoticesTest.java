package io.datasync.notify.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.run.RunStatus;
import io.datasync.notify.TestRun;
import io.datasync.notify.live.LiveRun;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticesTest {
    private final Notices notices = new Notices(Labels.none());
    private final TestRun run = TestRun.next();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RUNNING | PROGRESS | Therapists sync | Sync in progress...",
                "AWAITING_APPROVAL | INFO | Therapists sync awaits approval | The tab has lost 80 % of its rows. Nothing was written.",
                "SUCCEEDED | SUCCESS | Therapists synced | " + TestRun.MESSAGE,
                "PARTIAL | SUCCESS | Therapists synced, 2 failed | " + TestRun.MESSAGE,
                "FAILED | ERROR | Therapists sync failed | There is no spreadsheet demo-therapists.",
                "CANCELLED | INFO | Therapists sync cancelled | Cancelled by Sarah Hartono.",
            })
    void eachStateIsSaidInItsWay(RunStatus status, Level level, String title, String message) {
        Notification notice = notices.of(run.view(status), 1).orElseThrow();

        assertThat(notice.level()).isEqualTo(level);
        assertThat(notice.title()).isEqualTo(title);
        assertThat(notice.message()).isEqualTo(message);
        assertThat(notice.syncId()).isEqualTo(run.id());
    }

    @Test
    void aQueuedRunIsNotNoticed() {
        assertThat(notices.of(run.view(RunStatus.QUEUED), 1)).isEmpty();
    }

    @Test
    void theSameRunGivesTheSameNoticeEverywhere() {
        LiveRun ended = run.live(run.completed());

        assertThat(notices.of(ended.view(), ended.revision()))
                .isEqualTo(new Notices(Labels.none()).of(ended.view(), ended.revision()));
        assertThat(id(RunStatus.PARTIAL)).isEqualTo(id(RunStatus.FAILED));
        assertThat(id(RunStatus.PARTIAL)).isNotEqualTo(id(RunStatus.RUNNING));
    }

    @Test
    void aTypeTheCatalogDoesNotHaveIsNamedByItsName() {
        assertThat(Labels.none().apply("brands-packages")).isEqualTo("Brands packages");
    }

    private UUID id(RunStatus status) {
        return notices.of(run.view(status), 1).orElseThrow().id();
    }
}
