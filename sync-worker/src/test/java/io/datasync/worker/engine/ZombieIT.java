package io.datasync.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.run.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A worker that was stopped for longer than its lease, and goes on after another has taken over.
class ZombieIT {
    /// In the middle of a chunk's transaction, with the run's row locked; before it; and while it plans.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkpoint_row =",
                "pg_advisory_xact_lock_shared",
                "INSERT INTO slice",
                "CREATE UNLOGGED TABLE plan",
                "INSERT INTO run_dataset"
            })
    void writesNothingMoreOnceAnotherHasTakenOver(String stoppedBefore) throws Exception {
        try (EngineRig rig = new EngineRig()) {
            rig.source.day(1);
            TestWorker other = rig.worker(TestSettings.chunksOf(10));
            TestWorker zombie = rig.worker(TestSettings.chunksOf(10));
            Stopped stopped = Stopped.before(zombie, stoppedBefore);
            UUID syncId = zombie.take("locations");
            CompletableFuture<Void> working =
                    CompletableFuture.runAsync(
                            zombie::workOff, task -> Thread.ofPlatform().start(task));
            assertThat(stopped.reached.await(10, TimeUnit.SECONDS)).isTrue();

            rig.lapse();
            other.workOff();
            assertThat(rig.view(syncId).status()).isEqualTo(RunStatus.SUCCEEDED);
            Map<String, List<String>> records = rig.records();
            int events = rig.events(syncId).size();

            stopped.goOn.countDown();
            working.handle((_, _) -> true).get(10, TimeUnit.SECONDS);

            assertThat(rig.records()).isEqualTo(records);
            assertThat(rig.events(syncId)).hasSize(events);
            assertThat(rig.view(syncId).counts().created()).isEqualTo(45);
        }
    }

    @Test
    void aWorkerWhoseLeaseIsRenewedIsNotTakenForStopped() throws Exception {
        try (EngineRig rig = new EngineRig()) {
            rig.source.day(1);
            TestWorker worker = rig.worker();
            UUID syncId = worker.take("locations");
            var claim = worker.claims.claim().orElseThrow();
            rig.lapse();
            assertThat(worker.claims.renew(List.of(claim))).containsExactly(syncId);

            assertThat(rig.worker().claims.claim()).isEmpty();
        }
    }

    @Test
    void aLostLeaseStopsTheReading() throws Exception {
        try (EngineRig rig = new EngineRig()) {
            rig.source.day(1);
            CountDownLatch reading = new CountDownLatch(1);
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            rig.source.beforeRows(
                    () -> {
                        reading.countDown();
                        try {
                            interrupted.complete(
                                    !new CountDownLatch(1).await(10, TimeUnit.SECONDS) && false);
                        } catch (InterruptedException e) {
                            interrupted.complete(true);
                        }
                    });
            TestWorker worker = rig.worker();
            worker.take("locations");
            HeldRun run = new HeldRun(worker.claims.claim().orElseThrow());
            CompletableFuture<Void> working =
                    CompletableFuture.runAsync(
                            () -> worker.execution.execute(run),
                            task -> Thread.ofPlatform().start(task));
            assertThat(reading.await(5, TimeUnit.SECONDS)).isTrue();

            run.stop(HeldRun.Stop.LEASE_LOST);

            assertThat(interrupted.get(5, TimeUnit.SECONDS)).isTrue();
            working.handle((_, _) -> true)
                    .get(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// Stops a worker where it is about to run a statement.
    private record Stopped(CountDownLatch reached, CountDownLatch goOn) {
        static Stopped before(TestWorker worker, String sql) {
            Stopped stopped = new Stopped(new CountDownLatch(1), new CountDownLatch(1));
            worker.kill.watch(
                    statement -> {
                        if (statement.contains(sql) && stopped.reached.getCount() > 0) {
                            stopped.reached.countDown();
                            stopped.await();
                        }
                    });
            return stopped;
        }

        private void await() {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
