package io.datasync.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.GoldenDay;
import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.run.Outcome;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.contract.run.RunStatus;
import io.datasync.contract.run.RunView;
import io.datasync.contract.text.Records;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GoldenDaysIT {
    @Test
    void bothGoldenDaysGiveEveryMessageCountAndDetailToTheLetter() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            for (int day = 1; day <= 2; day++) {
                rig.source.day(day);
                for (GoldenDay.Sync expected : GoldenDay.of(day).syncs()) {
                    RunView run = rig.sync(worker, expected.sync());
                    check(rig, run, expected);
                }
            }
        }
    }

    @Test
    void aSecondSyncOfTheSameSheetChangesNothing() {
        try (EngineRig rig = new EngineRig()) {
            rig.source.day(2);
            TestWorker worker = rig.worker();
            rig.sync(worker, "locations");
            rig.sync(worker, "therapists");
            Map<String, List<String>> before = rig.records();

            RunView again = rig.sync(worker, "therapists");

            assertThat(again.counts().created() + again.counts().updated()).isZero();
            assertThat(rig.records()).isEqualTo(before);
        }
    }

    private static void check(EngineRig rig, RunView run, GoldenDay.Sync expected) {
        assertThat(run.message()).isEqualTo(expected.message());
        boolean failures = expected.datasets().stream().anyMatch(dataset -> dataset.failed() > 0);
        assertThat(run.status()).isEqualTo(failures ? RunStatus.PARTIAL : RunStatus.SUCCEEDED);
        List<RecordOutcome> records = rig.records(run.id());
        for (int i = 0; i < expected.datasets().size(); i++) {
            GoldenDay.Dataset dataset = expected.datasets().get(i);
            assertThat(run.datasets().get(i).counts()).isEqualTo(dataset.counts());
            assertThat(run.datasets().get(i).message()).isEqualTo(dataset.message());
            List<RecordOutcome> own =
                    records.stream()
                            .filter(record -> record.dataset().equals(dataset.dataset()))
                            .toList();
            assertThat(texts(own, Outcome.CREATED, Records::created))
                    .isEqualTo(dataset.details().created());
            assertThat(texts(own, Outcome.UPDATED, Records::updated))
                    .isEqualTo(dataset.details().updated());
            assertThat(texts(own, Outcome.FAILED, Records::failed))
                    .isEqualTo(dataset.details().failed());
            assertThat(reasons(own)).isEqualTo(dataset.details().skipped());
        }
        List<SyncEvent> events = rig.events(run.id());
        assertThat(events.stream().map(SyncEvent::seq))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
    }

    private static List<String> texts(
            List<RecordOutcome> records, Outcome outcome, Function<RecordOutcome, String> text) {
        return records.stream().filter(record -> record.outcome() == outcome).map(text).toList();
    }

    private static Map<String, Long> reasons(List<RecordOutcome> records) {
        return records.stream()
                .filter(record -> record.outcome() == Outcome.SKIPPED)
                .collect(
                        Collectors.groupingBy(
                                record -> String.valueOf(record.reason()),
                                LinkedHashMap::new,
                                Collectors.counting()));
    }
}
