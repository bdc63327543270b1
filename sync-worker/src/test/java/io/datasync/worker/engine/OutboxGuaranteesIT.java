package io.datasync.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.contract.event.SyncEvent;
import io.datasync.local.KafkaPart;
import io.datasync.local.testing.SharedParts;
import io.datasync.worker.outbox.Outbox;
import io.datasync.worker.outbox.Relay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/// No fact is passed over, and none is taken for published that the brokers might still lose.
class OutboxGuaranteesIT {
    @Test
    void aFactWithALowerNumberThatIsCommittedLaterIsPublishedToo() {
        KafkaPart kafka = SharedParts.kafka();
        try (EngineRig rig = new EngineRig();
                Handle slow = rig.jdbi.open()) {
            Relay relay = rig.worker().relay(kafka.bootstrapServers());
            slow.begin();
            UUID early = fact(slow);
            UUID late = rig.jdbi.inTransaction(OutboxGuaranteesIT::fact);
            relay.start();
            await(() -> isPublished(rig, late));

            slow.commit();

            await(() -> isPublished(rig, early));
            relay.stop();
        }
    }

    @Test
    void aFactIsNotTakenForPublishedWhileNoBrokerHasIt() throws InterruptedException {
        try (EngineRig rig = new EngineRig()) {
            Relay relay = rig.worker().relay("localhost:1");
            UUID fact = rig.jdbi.inTransaction(OutboxGuaranteesIT::fact);
            relay.start();

            Thread.sleep(Duration.ofSeconds(2));

            assertThat(isPublished(rig, fact)).isFalse();
            relay.stop();
        }
    }

    private static UUID fact(Handle handle) {
        UUID syncId = UUID.randomUUID();
        Outbox.add(
                handle,
                new SyncEvent.Rejected(
                        syncId, 1, Instant.now(), "TOKEN_MISSING", "No token.", null, null));
        return syncId;
    }

    private static boolean isPublished(EngineRig rig, UUID syncId) {
        return rig.rows(
                        "SELECT count(*)::text FROM outbox WHERE published_at IS NOT NULL AND sync_id = '%s'"
                                .formatted(syncId))
                .equals(List.of("1"));
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(until);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
