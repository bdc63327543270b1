package io.datasync.worker.engine;

import static io.datasync.worker.engine.SheetSource.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.run.Counts;
import io.datasync.contract.run.DerivedFrom;
import io.datasync.contract.run.RecordOutcome;
import io.datasync.contract.run.RunStatus;
import io.datasync.contract.run.RunView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Which rows a retry is about, and what becomes of them.
class RetryIT {
    private static final List<@Nullable Object> HEADER =
            row("Code", "Name", "Description", "Active");
    private static final List<@Nullable Object> PACKAGES =
            row("Code", "Brand Code", "Name", "Duration (minutes)", "Price", "Active");

    @Test
    void onlyTheRowsThatFailedOrWereSkippedAreSyncedFromTheSheetAsItIsNow() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            RunView first = twoGoodThreeBad(rig, worker);
            rig.source.tab(
                    "Brands",
                    List.of(
                            HEADER,
                            row("B1", "changed, but not this run's", null, true),
                            row("B2", "Two", null, true),
                            row("B3", "Three", null, true), // mended
                            row("B4", null, null, true), // still bad
                            row("B5", "Five", null, true), // had no code
                            row("B6", "new, and not this run's", null, true)));

            RunView retry = rig.retry(worker, first);

            assertThat(retry.derivedFrom())
                    .isEqualTo(new DerivedFrom(DerivedFrom.Kind.RETRY, first.id()));
            assertThat(retry.message())
                    .isEqualTo(
                            "Processed 3 brands: 2 created, 0 updated, 0 unchanged, 1 skipped, 0 failed. Processed 0 packages: 0 created, 0 updated, 0 unchanged, 0 skipped, 0 failed.");
            assertThat(retry.datasets()).extracting("absent").containsOnlyNulls();
            assertThat(rig.rows("SELECT code || name FROM directory.brand ORDER BY 1"))
                    .containsExactly("B1One", "B2Two", "B3Three", "B5Five");
        }
    }

    @Test
    void aRowThatWasMovedIsKnownByItsKeyAndOneWithoutAKeyByItsNumber() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            RunView first = twoGoodThreeBad(rig, worker);
            rig.source.tab(
                    "Brands",
                    List.of(
                            HEADER,
                            row("B4", "Four", null, true),
                            row("B3", "Three", null, true),
                            row("B7", "not this run's", null, true),
                            row("B8", "nor this", null, true),
                            row("B9", "stands where the code was missing", null, true)));

            RunView retry = rig.retry(worker, first);

            assertThat(rig.records(retry.id()))
                    .extracting(RecordOutcome::key)
                    .containsExactly("B4", "B3", "B9");
        }
    }

    @Test
    void theWholeSheetIsJudgedForDuplicates() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            RunView first = twoGoodThreeBad(rig, worker);
            rig.source.tab(
                    "Brands",
                    List.of(
                            HEADER,
                            row("B1", "One", null, true),
                            row("B2", "Two", null, true),
                            row("B3", "Three", null, true),
                            row("B3", "Three again", null, true),
                            row("B1", "stands where the code was missing", null, true)));

            RunView retry = rig.retry(worker, first);

            assertThat(rig.records(retry.id()))
                    .extracting(record -> record.key() + " " + record.reason())
                    .containsExactly("B3 null", "B3 Duplicate in sheet", "B1 Duplicate in sheet");
        }
    }

    @Test
    void aRetryOfARetryIsAboutWhatThatLeft() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            RunView first = twoGoodThreeBad(rig, worker);
            RunView second = rig.retry(worker, first);
            assertThat(second.counts()).isEqualTo(new Counts(0, 0, 0, 2, 1));
            rig.source.tab(
                    "Brands",
                    List.of(
                            HEADER,
                            row("B1", "not this run's", null, true),
                            row("B3", "Three", null, true)));

            RunView third = rig.retry(worker, second);

            assertThat(third.status()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(third.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0));
        }
    }

    @Test
    void aRetryThatFindsNoneOfItsRowsDoesNothingAndSaysSo() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            RunView first = twoGoodThreeBad(rig, worker);
            rig.source.tab("Brands", List.of(HEADER, row("B1", "One", null, true)));

            RunView retry = rig.retry(worker, first);

            assertThat(retry.status()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(retry.counts()).isEqualTo(Counts.NONE);
        }
    }

    @Test
    void aRetryIsUndoneLikeAnyRun() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            RunView first = twoGoodThreeBad(rig, worker);
            rig.source.tab("Brands", List.of(HEADER, row("B3", "Three", null, true)));
            RunView retry = rig.retry(worker, first);

            RunView undo = rig.undo(worker, retry);

            assertThat(undo.counts()).isEqualTo(new Counts(0, 1, 0, 0, 0));
            assertThat(rig.rows("SELECT code FROM directory.brand ORDER BY 1"))
                    .containsExactly("B1", "B2");
        }
    }

    /// B1 and B2 created; B3's name is taken, B4 has none, and the third has no code.
    private static RunView twoGoodThreeBad(EngineRig rig, TestWorker worker) {
        rig.source.tab("Packages", List.of(PACKAGES));
        rig.source.tab(
                "Brands",
                List.of(
                        HEADER,
                        row("B1", "One", null, true),
                        row("B2", "Two", null, true),
                        row("B3", "One", null, true),
                        row("B4", null, null, true),
                        row(null, "Five", null, true)));
        RunView first = rig.sync(worker, "brands-packages");
        assertThat(first.counts()).isEqualTo(new Counts(2, 0, 0, 2, 1));
        return first;
    }
}
