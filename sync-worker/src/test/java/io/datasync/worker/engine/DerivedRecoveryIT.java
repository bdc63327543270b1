package io.datasync.worker.engine;

import static io.datasync.worker.engine.SheetSource.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.datasync.contract.run.Counts;
import io.datasync.contract.run.DerivedFrom.Kind;
import io.datasync.contract.run.RunView;
import io.datasync.worker.engine.KillSwitch.Killed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A worker that dies anywhere in a retry or an undo leaves a run that another brings to the same end.
class DerivedRecoveryIT {
    private static final TestSettings SMALL_CHUNKS = TestSettings.chunksOf(6);
    private static final List<@Nullable Object> BRANDS =
            row("Code", "Name", "Description", "Active");
    private static final List<@Nullable Object> PACKAGES =
            row("Code", "Brand Code", "Name", "Duration (minutes)", "Price", "Active");

    @Test
    void anUndoKilledBeforeAnyOfItsStatementsEndsAsAnUninterruptedOne() {
        try (EngineRig rig = new EngineRig()) {
            Derived undo = new Derived(rig, Kind.UNDO);

            Ended whole = undo.sweep();

            assertThat(whole.counts()).isEqualTo(new Counts(0, 16, 0, 1, 2));
        }
    }

    @Test
    void aRetryKilledBeforeAnyOfItsStatementsEndsAsAnUninterruptedOne() {
        try (EngineRig rig = new EngineRig()) {
            Derived retry = new Derived(rig, Kind.RETRY);

            Ended whole = retry.sweep();

            assertThat(whole.counts()).isEqualTo(new Counts(6, 0, 0, 0, 2));
        }
    }

    @Test
    void anUndoWhosePlanACrashOfPostgresEmptiedGoesOnFromItsCheckpoint() {
        try (EngineRig rig = new EngineRig()) {
            Derived undo = new Derived(rig, Kind.UNDO);
            Ended whole = undo.uninterrupted();
            for (int chunk = 1; chunk <= 4; chunk++) {
                undo.restore();
                TestWorker first = rig.worker(SMALL_CHUNKS);
                UUID syncId = undo.take(first);
                killBeforeCheckpoint(first, chunk);
                assertThatThrownBy(first::workOff).isInstanceOf(Killed.class);
                rig.rows(
                                "SELECT relname FROM pg_class WHERE relname ~ '^(stage|plan)_' AND relpersistence = 'u' AND relkind = 'r'")
                        .forEach(table -> rig.execute("TRUNCATE " + table));

                rig.lapse();
                undo.second.workOff();

                assertThat(undo.ended(syncId).withoutStatements())
                        .as("killed before checkpoint %d", chunk)
                        .isEqualTo(whole.withoutStatements());
            }
        }
    }

    private static void killBeforeCheckpoint(TestWorker worker, int number) {
        int[] seen = {0};
        worker.kill.watch(
                sql -> {
                    if (sql.contains("checkpoint_row =") && ++seen[0] == number) {
                        throw new Killed();
                    }
                });
    }

    /// How a run ended: what must be the same, whatever happened on the way.
    private record Ended(
            Map<String, List<String>> records,
            List<String> events,
            List<String> details,
            Counts counts,
            int statements) {
        Ended withoutStatements() {
            return new Ended(records, events, details, counts, 0);
        }
    }

    /// A sync that created, updated, skipped and failed, then a sheet that was mended and records that were edited; a
    /// run about that sync; and back to before it as often as needed.
    private static final class Derived {
        private final EngineRig rig;
        private final Kind kind;
        private final TestWorker second;
        private final RunView earlier;

        Derived(EngineRig rig, Kind kind) {
            this.rig = rig;
            this.kind = kind;
            second = rig.worker(SMALL_CHUNKS);
            sheet("Brand ", 3, List.of("A"), 1);
            rig.sync(second, "brands-packages");
            sheet("Named ", 12, List.of("A", "A", "A", "A", "A", "A", "A", "A", "A"), 8);
            earlier = rig.sync(second, "brands-packages");
            assertThat(earlier.counts()).isEqualTo(new Counts(16, 3, 2, 0, 8));
            sheet("Named ", 12, List.of("A", "C", "D", "E", "F", "G", "H", "A", "A"), 8);
            rig.execute("UPDATE directory.brand SET name = 'Edited' WHERE code = 'B2'");
            rig.execute("DELETE FROM directory.brand WHERE code = 'B8'");
            rig.execute(
                    "INSERT INTO directory.package (code, brand_code, name) VALUES ('Q', 'B7', 'Q')");
            for (String table : List.of("brand", "package")) {
                rig.execute(
                        "CREATE TABLE saved_%1$s AS SELECT * FROM directory.%1$s".formatted(table));
            }
        }

        /// Brands B1 …, packages P1 … of them, and more brands C1 … by those names.
        private void sheet(String name, int brands, List<String> more, int packages) {
            List<List<@Nullable Object>> rows = new ArrayList<>(List.of(BRANDS));
            for (int i = 1; i <= brands; i++) {
                rows.add(row("B" + i, name + i, null, true));
            }
            for (int i = 0; i < more.size(); i++) {
                rows.add(row("C" + i, more.get(i), null, true));
            }
            rig.source.tab("Brands", rows);
            List<List<@Nullable Object>> children = new ArrayList<>(List.of(PACKAGES));
            for (int i = 1; i <= packages; i++) {
                children.add(row("P" + i, "B" + i, "Package " + i, 60, 10 * i, true));
            }
            rig.source.tab("Packages", children);
        }

        void restore() {
            for (String table : List.of("brand", "package")) {
                rig.execute("TRUNCATE directory." + table);
                rig.execute("INSERT INTO directory.%1$s SELECT * FROM saved_%1$s".formatted(table));
            }
        }

        UUID take(TestWorker worker) {
            SyncRequested request = EngineRig.about(kind, earlier);
            worker.inbox.derive(request);
            return request.syncId();
        }

        Ended uninterrupted() {
            TestWorker worker = rig.worker(SMALL_CHUNKS);
            UUID syncId = take(worker);
            worker.kill.killBefore(Integer.MAX_VALUE);
            worker.workOff();
            int statements = worker.kill.statements();
            Ended ended = ended(syncId);
            return new Ended(
                    ended.records(), ended.events(), ended.details(), ended.counts(), statements);
        }

        Ended sweep() {
            Ended whole = uninterrupted();
            TestWorker first = rig.worker(SMALL_CHUNKS);
            for (int kill = 1; kill < whole.statements(); kill++) {
                restore();
                first.kill.spare();
                UUID syncId = take(first);
                first.kill.killBefore(kill);
                assertThatThrownBy(first::workOff).isInstanceOf(Killed.class);

                rig.lapse();
                second.workOff();

                assertThat(ended(syncId))
                        .as("killed before statement %d", kill)
                        .isEqualTo(whole.withoutStatements());
            }
            return whole;
        }

        Ended ended(UUID syncId) {
            return new Ended(
                    rig.records(),
                    rig.events(syncId).stream().map(Derived::essence).toList(),
                    rig.details(syncId),
                    rig.view(syncId).counts(),
                    0);
        }

        private static String essence(SyncEvent event) {
            String what =
                    switch (event) {
                        case SyncEvent.RecordsChanged changed ->
                                changed.dataset() + changed.chunk() + changed.records();
                        case SyncEvent.Planned planned -> planned.planned() + planned.contentHash();
                        case SyncEvent.Completed completed ->
                                completed.run().datasets()
                                        + String.valueOf(completed.run().message());
                        default -> event.type();
                    };
            return event.seq() + " " + what;
        }
    }
}
