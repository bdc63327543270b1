package io.datasync.worker.engine;

import static io.datasync.worker.engine.SheetSource.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.event.SyncEvent.AbsentRecords;
import io.datasync.contract.run.AbsentRecord;
import io.datasync.contract.run.RunView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Records that are no longer in the sheet: listed, counted, kept.
class AbsentIT {
    private static final List<@Nullable Object> HEADER =
            row("Code", "Name", "Description", "Active");
    private static final List<@Nullable Object> PACKAGES =
            row("Code", "Brand Code", "Name", "Duration (minutes)", "Price", "Active");

    @Test
    void nothingIsToldWhereNoRecordIsAbsent() {
        try (EngineRig rig = EngineRig.unguarded()) {
            RunView run = synced(rig, List.of(row("B1", "Brand 1", null, true)));

            assertThat(run.datasets()).extracting("absent").containsExactly(0L, 0L);
            assertThat(absent(rig, run)).isEmpty();
        }
    }

    @Test
    void theListIsInKeyOrderAndNamesWhatNoRowNamesWhateverBecameOfTheRow() {
        try (EngineRig rig = EngineRig.unguarded()) {
            brands(rig, 9);

            RunView run =
                    synced(
                            rig,
                            List.of(
                                    row("B1", "Brand 1", null, true), // unchanged
                                    row("B3", "Zwei", null, true), // updated
                                    row("B5", "Brand 1", null, true), // failed: taken
                                    row("B4", null, null, true), // skipped
                                    row("B1", "Again", null, true))); // a duplicate

            assertThat(absent(rig, run))
                    .singleElement()
                    .satisfies(
                            event -> {
                                assertThat(event.dataset()).isEqualTo("brands");
                                assertThat(event.total())
                                        .isEqualTo(run.datasets().getFirst().absent());
                                assertThat(event.records())
                                        .extracting(AbsentRecord::key)
                                        .containsExactly("B2", "B6", "B7", "B8", "B9");
                                assertThat(event.records().getFirst())
                                        .isEqualTo(new AbsentRecord("B2", "Brand 2", "B2"));
                            });
        }
    }

    @Test
    void ofVeryManyTheFirstAreListedAndAllAreCounted() {
        try (EngineRig rig = EngineRig.unguarded()) {
            brands(rig, 10_500);

            RunView run = synced(rig, List.of(row("B1", "Brand 1", null, true)));

            List<AbsentRecords> told = absent(rig, run);
            assertThat(told).extracting(AbsentRecords::total).containsOnly(10_499L);
            assertThat(told)
                    .extracting(AbsentRecords::chunk)
                    .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
            assertThat(told).allMatch(event -> event.records().size() == 1000);
            assertThat(told.stream().flatMap(event -> event.records().stream()))
                    .extracting(AbsentRecord::key)
                    .isEqualTo(
                            rig.rows(
                                    "SELECT code FROM directory.brand WHERE code <> 'B1' ORDER BY code LIMIT 10000"));
        }
    }

    private static RunView synced(EngineRig rig, List<List<@Nullable Object>> rows) {
        List<List<@Nullable Object>> tab = new ArrayList<>();
        tab.add(HEADER);
        tab.addAll(rows);
        rig.source.tab("Brands", tab).tab("Packages", List.of(PACKAGES));
        return rig.sync(rig.worker(), "brands-packages");
    }

    private static void brands(EngineRig rig, int count) {
        rig.execute(
                "INSERT INTO directory.brand (code, name) SELECT 'B' || i, 'Brand ' || i FROM generate_series(1, %d) i"
                        .formatted(count));
    }

    private static List<AbsentRecords> absent(EngineRig rig, RunView run) {
        return rig.events(run.id()).stream()
                .filter(AbsentRecords.class::isInstance)
                .map(AbsentRecords.class::cast)
                .toList();
    }
}
