package io.datasync.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasync.worker.directory.Database;
import io.datasync.worker.run.Claim;
import io.datasync.worker.run.Fence;
import io.datasync.worker.run.LeaseLost;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/// A look at the fence alone would be out of date by the next statement: who passes it holds the run until the commit.
class FenceIT {
    @Test
    void whoPassesTheFenceKeepsEveryClaimWaitingUntilTheTransactionEnds() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            worker.take("locations");
            Claim claim = worker.claims.claim().orElseThrow();
            Jdbi another = Database.connect(rig.pool());
            rig.jdbi.useTransaction(
                    handle -> {
                        Fence.lock(handle, claim);
                        assertThatThrownBy(() -> takeTheRun(another))
                                .hasMessageContaining("could not obtain lock");
                    });
            assertThat(takeTheRun(another)).isEqualTo("locations");
        }
    }

    private static String takeTheRun(Jdbi jdbi) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("SELECT type FROM run FOR UPDATE NOWAIT")
                                .mapTo(String.class)
                                .one());
    }

    @Test
    void whoeverWasOvertakenDoesNotPass() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            worker.take("locations");
            Claim claim = worker.claims.claim().orElseThrow();
            rig.lapse();
            assertThat(rig.worker().claims.claim()).isPresent();

            assertThatThrownBy(() -> rig.jdbi.useTransaction(handle -> Fence.lock(handle, claim)))
                    .isInstanceOf(LeaseLost.class);
        }
    }
}
