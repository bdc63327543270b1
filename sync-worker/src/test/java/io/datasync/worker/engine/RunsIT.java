package io.datasync.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.event.SyncRequest.CancelRequested;
import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunStatus;
import io.datasync.contract.run.RunView;
import io.datasync.worker.run.RequestInbox.Taken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How runs come into the queue, and how they end.
class RunsIT {
    @Test
    void ofSimultaneousRequestsForATypeOneIsQueuedAndTheOthersJoinIt() throws Exception {
        try (EngineRig rig = new EngineRig();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<TestWorker> workers = List.of(rig.worker(), rig.worker());
            List<SyncRequested> requests = new ArrayList<>();
            List<Callable<Taken>> takes = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                SyncRequested request = EngineRig.request("locations");
                TestWorker worker = workers.get(i % 2);
                requests.add(request);
                takes.add(() -> worker.inbox.take(request));
            }

            List<Taken> taken = new ArrayList<>();
            for (Future<Taken> future : threads.invokeAll(takes)) {
                taken.add(future.get());
            }

            assertThat(taken).containsOnlyOnce(Taken.QUEUED);
            assertThat(taken.stream().filter(Taken.JOINED::equals)).hasSize(19);
            UUID run = requests.get(taken.indexOf(Taken.QUEUED)).syncId();
            for (int i = 0; i < 20; i++) {
                SyncEvent first = rig.events(requests.get(i).syncId()).getFirst();
                assertThat(first.seq()).isEqualTo(1);
                if (first instanceof SyncEvent.Joined joined) {
                    assertThat(joined.joinedTo()).isEqualTo(run);
                } else {
                    assertThat(first).isInstanceOf(SyncEvent.Accepted.class);
                }
            }
        }
    }

    @Test
    void whoWasToldToHaveJoinedARunDidAlsoWhenItHasEndedMeanwhile() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            UUID ended = rig.sync(worker, "locations").id();
            SyncRequested late = EngineRig.request("locations").joining(ended);

            assertThat(worker.inbox.take(late)).isEqualTo(Taken.JOINED);

            assertThat(rig.events(late.syncId()))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            SyncEvent.Joined.class,
                            joined -> assertThat(joined.joinedTo()).isEqualTo(ended));
        }
    }

    @Test
    void theSameRequestAgainIsTheSameRequest() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            SyncRequested request = EngineRig.request("locations");

            assertThat(worker.inbox.take(request)).isEqualTo(Taken.QUEUED);
            assertThat(worker.inbox.take(request)).isEqualTo(Taken.KNOWN);
            assertThat(rig.events(request.syncId())).hasSize(1);
        }
    }

    @Test
    void aForgedRequestWithTheIdOfARunLeavesTheRunAlone() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            UUID syncId = worker.take("locations");

            worker.inbox.reject(
                    syncId, "TOKEN_INVALID", "The token's signature is wrong.", "locations", null);

            assertThat(rig.events(syncId)).hasSize(1);
            assertThat(
                            rig.rows(
                                    "SELECT outcome || ':' || count(*) FROM inbox GROUP BY outcome ORDER BY 1"))
                    .containsExactly("queued:1", "rejected:1");
        }
    }

    @Test
    void aRefusedRequestIsToldOnce() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            UUID syncId = UUID.randomUUID();

            worker.inbox.reject(syncId, "TOKEN_INVALID", "No token.", null, null);
            worker.inbox.reject(syncId, "TOKEN_INVALID", "No token.", null, null);

            assertThat(rig.events(syncId)).singleElement().isInstanceOf(SyncEvent.Rejected.class);
        }
    }

    @Test
    void aSourceThatFailsInTheMiddleChangesNothing() {
        try (EngineRig rig = new EngineRig()) {
            rig.source.day(1);
            rig.source.failAfter(
                    30,
                    new RunError(
                            "SOURCE_UNAVAILABLE",
                            "Google did not answer.",
                            "Try again later.",
                            null));

            RunView run = rig.sync(rig.worker(), "therapists");

            assertThat(run.status()).isEqualTo(RunStatus.FAILED);
            assertThat(run.message()).isEqualTo("Google did not answer.");
            assertThat(run.error()).extracting(RunError::code).isEqualTo("SOURCE_UNAVAILABLE");
            assertThat(run.counts().processed()).isZero();
            assertThat(rig.records().values()).allMatch(List::isEmpty);
            assertThat(rig.events(run.id())).hasSize(3);
        }
    }

    @Test
    void aMissingHeaderFailsTheRunBeforeAnyWrite() {
        try (EngineRig rig = new EngineRig()) {
            rig.source
                    .day(1)
                    .tab("Schedules", List.of(SheetSource.row("Employee ID", "Day", "Start Time")));

            RunView run = rig.sync(rig.worker(), "therapists");

            assertThat(run.error()).extracting(RunError::code).isEqualTo("HEADER_MISSING");
            assertThat(rig.records().values()).allMatch(List::isEmpty);
        }
    }

    @Test
    void aCancelledRunStopsAtTheNextChunkAndTellsWhatWasApplied() {
        try (EngineRig rig = new EngineRig()) {
            rig.source.day(1);
            TestWorker worker = rig.worker(TestSettings.chunksOf(5));
            TestWorker other = rig.worker();
            UUID syncId = worker.take("locations");
            int[] fences = {0};
            worker.kill.watch(
                    sql -> {
                        // Reading, read and planned come before the chunks.
                        if (sql.contains("SET fence = fence") && ++fences[0] == 5) {
                            cancel(other, syncId);
                        }
                    });

            worker.workOff();

            RunView run = rig.view(syncId);
            assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
            long applied =
                    Long.parseLong(
                            rig.rows("SELECT count(*)::text FROM directory.location").getFirst());
            assertThat(applied).isEqualTo(8);
            assertThat(run.counts().created()).isEqualTo(applied);
            assertThat(run.message())
                    .isEqualTo(
                            "Cancelled after %d of 45 rows. What was applied is kept."
                                    .formatted(applied));
        }
    }

    @Test
    void aRunCancelledWhileItWaitsInTheQueueEndsWithoutReading() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            UUID syncId = worker.take("therapists");
            cancel(worker, syncId);

            worker.workOff();

            RunView run = rig.view(syncId);
            assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
            assertThat(run.message()).isEqualTo("Cancelled before anything was changed.");
            assertThat(run.readAt()).isNull();
        }
    }

    @Test
    void whoeverAsksForAQueuedRunToStopTheFirstIsToldOnce() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            UUID syncId = worker.take("therapists");

            worker.cancel(rig.view(syncId));
            cancel(worker, syncId);
            worker.workOff();
            cancel(worker, syncId);

            assertThat(rig.events(syncId))
                    .filteredOn(SyncEvent.CancelAccepted.class::isInstance)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            SyncEvent.CancelAccepted.class,
                            event -> {
                                assertThat(event.cancelledBy()).isEqualTo(EngineRig.MICHAEL);
                                assertThat(event.run().cancelRequested()).isTrue();
                            });
            assertThat(rig.view(syncId).status()).isEqualTo(RunStatus.CANCELLED);
        }
    }

    @Test
    void aRunThatFailsUnexpectedlyIsTriedAgainAndGivenUpInTheEnd() {
        try (EngineRig rig = new EngineRig()) {
            rig.source.day(1);
            rig.source.beforeRows(
                    () -> {
                        throw new IllegalStateException("a fault");
                    });
            TestWorker worker = rig.worker();
            UUID syncId = worker.take("locations");

            for (int attempt = 1; attempt <= 3; attempt++) {
                assertThat(rig.view(syncId).status()).isNotEqualTo(RunStatus.FAILED);
                worker.workOff();
                assertThat(worker.claims.claim()).as("a pause after attempt %d", attempt).isEmpty();
                rig.lapse();
            }

            assertThat(rig.view(syncId).error())
                    .extracting(RunError::code)
                    .isEqualTo("INTERNAL_ERROR");
            assertThat(rig.events(syncId)).hasSize(3);
        }
    }

    @Test
    void aRunThatTakesItsWorkerDownEachTimeIsGivenUpInTheEnd() {
        try (EngineRig rig = new EngineRig()) {
            rig.source.day(1);
            TestWorker worker = rig.worker();
            UUID syncId = worker.take("locations");
            for (int i = 0; i < 10; i++) {
                assertThat(worker.claims.claim()).isPresent();
                rig.lapse();
            }

            worker.workOff();

            assertThat(rig.view(syncId).error())
                    .extracting(RunError::code)
                    .isEqualTo("INTERNAL_ERROR");
        }
    }

    @Test
    void anOutcomeThatIsMissingFailsTheRun() {
        try (EngineRig rig = new EngineRig()) {
            rig.source.day(1);
            TestWorker worker = rig.worker(TestSettings.chunksOf(10));
            UUID syncId = worker.take("locations");
            int[] chunks = {0};
            worker.kill.watch(
                    sql -> {
                        if (sql.contains("checkpoint_row =") && ++chunks[0] == 3) {
                            rig.execute("DELETE FROM slice WHERE slice = 1");
                        }
                    });

            worker.workOff();

            RunView run = rig.view(syncId);
            assertThat(run.status()).isEqualTo(RunStatus.FAILED);
            assertThat(run.error()).extracting(RunError::code).isEqualTo("COUNTS_DISAGREE");
        }
    }

    @Test
    void aSixthSyncTypeIsOneNewFile(@TempDir Path directory) throws Exception {
        Path shipped = Path.of(System.getProperty("datasync.root"), "deploy/catalog");
        try (var files = Files.list(shipped)) {
            for (Path file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        }
        Files.writeString(
                directory.resolve("rooms.yaml"),
                """
                type: rooms
                label: Rooms
                page: Room Management
                order: 9
                guards: { rowsFailedPercent: 50 }
                datasets:
                  - dataset: rooms
                    label: rooms
                    title: Rooms
                    tab: Rooms
                    table: order
                    key: [number]
                    shownAs: { name: number }
                    columns:
                      - { header: Number, name: number, kind: integer, required: true }
                      - { header: User, name: user, kind: text }
                      - { header: Next Room, name: next_room, kind: text, references: locations }
                """);
        try (EngineRig rig = new EngineRig(directory)) {
            rig.source.tab(
                    "Rooms",
                    List.of(
                            SheetSource.row("Number", "User", "Next Room"),
                            SheetSource.row(1, "a", null),
                            SheetSource.row(2, "b", "LOC-1")));

            RunView run = rig.sync(rig.worker(), "rooms");

            assertThat(rig.details(run.id()))
                    .containsExactly(
                            "Processed 2 rooms: 1 created, 0 updated, 0 unchanged, 0 skipped, 1 failed.",
                            "Created: 1.",
                            "Failed: 2 (Validation failed: Next room must exist).");
        }
    }

    @Test
    void aWorkerThatIsStoppedHandsItsRunBackAtOnce() throws Exception {
        try (EngineRig rig = new EngineRig()) {
            rig.source.day(1);
            TestWorker worker = rig.worker(TestSettings.chunksOf(10));
            UUID syncId = worker.take("locations");
            int[] chunks = {0};
            worker.kill.watch(
                    sql -> {
                        if (sql.contains("checkpoint_row =") && ++chunks[0] == 2) {
                            Thread.ofVirtual().start(worker.executor::stop);
                            awaitStop(worker);
                        }
                    });
            worker.executor.start();
            await(() -> chunks[0] >= 2);
            worker.executor.stop();

            RunView stopped = rig.view(syncId);
            assertThat(stopped.status()).isEqualTo(RunStatus.RUNNING);
            rig.worker().workOff();
            assertThat(rig.view(syncId).counts().created()).isEqualTo(45);
        }
    }

    private static void awaitStop(TestWorker worker) {
        await(worker.leases::stopped);
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long until = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(until);
            Thread.onSpinWait();
        }
    }

    private static void cancel(TestWorker worker, UUID syncId) {
        worker.inbox.cancel(
                new CancelRequested(syncId, "therapists", EngineRig.SARAH, Instant.now()));
    }
}
