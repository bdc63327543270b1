package io.datasync.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.event.SyncEvent;
import io.datasync.contract.run.RunView;
import io.datasync.local.PostgresPart;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

/// PostgreSQL goes away in the middle of a run and comes back.
class OutageIT {
    @Test
    void aRunGoesOnByItselfAfterPostgresCrashedAndEmptiedThePlan() throws Exception {
        try (PostgresPart postgres = PostgresPart.temporary()) {
            postgres.start();
            try (EngineRig rig = new EngineRig(postgres)) {
                rig.source.day(1);
                TestWorker worker = rig.worker(TestSettings.chunksOf(10));
                UUID syncId = worker.take("locations");
                CompletableFuture<Void> restarted = crashBeforeCheckpoint(postgres, worker, 3);

                worker.executor.start();
                restarted.get();
                RunView run = ended(rig, syncId);
                worker.executor.stop();

                assertThat(run.message())
                        .isEqualTo(
                                "Processed 45 locations: 45 created, 0 updated, 0 unchanged, 0 skipped, 0 failed.");
                assertThat(rig.rows("SELECT count(*)::text FROM directory.location"))
                        .containsExactly("45");
                assertThat(rig.records(syncId)).hasSize(45);
                int events = rig.events(syncId).size();
                assertThat(rig.events(syncId))
                        .extracting(SyncEvent::seq)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, events).boxed().toList());
            }
        }
    }

    private static CompletableFuture<Void> crashBeforeCheckpoint(
            PostgresPart postgres, TestWorker worker, int number) {
        CompletableFuture<Void> restarted = new CompletableFuture<>();
        int[] seen = {0};
        worker.kill.watch(
                sql -> {
                    if (sql.contains("checkpoint_row =") && ++seen[0] == number) {
                        postgres.kill();
                        Thread.ofPlatform()
                                .start(
                                        () -> {
                                            postgres.start();
                                            restarted.complete(null);
                                        });
                    }
                });
        return restarted;
    }

    private static RunView ended(EngineRig rig, UUID syncId) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (true) {
            assertThat(System.nanoTime()).as("no end").isLessThan(until);
            try {
                RunView run = rig.view(syncId);
                if (run.status().ended()) {
                    return run;
                }
            } catch (JdbiException stillDown) {
                assertThat(stillDown).isNotNull();
            }
            Thread.sleep(100);
        }
    }
}
