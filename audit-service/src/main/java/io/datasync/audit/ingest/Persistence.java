package io.datasync.audit.ingest;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/// Stores a batch, trying again until the database has it. Kafka keeps what waits, and the offset is committed only
/// when this is done, so nothing is lost however long the database is away.
@Singleton
final class Persistence {
    private static final Logger LOG = Logger.getLogger(Persistence.class);

    private final IngestConfig config;
    private final IngestTally tally;

    Persistence(IngestConfig config, IngestTally tally) {
        this.config = config;
        this.tally = tally;
    }

    Uni<Void> store(
            String channel,
            ConsumerRecords<byte[], byte[]> records,
            Function<List<Arrival>, List<Taken>> store) {
        List<Arrival> arrivals = arrivalsOf(records);
        AtomicBoolean told = new AtomicBoolean();
        return Uni.createFrom()
                .item(() -> store.apply(arrivals))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .invoke(taken -> tally.committed(arrivals, taken))
                .onFailure()
                .invoke(failure -> failed(channel, arrivals.size(), failure, told))
                .onFailure()
                .retry()
                .withBackOff(config.firstRetry(), config.longestRetry())
                .indefinitely()
                .replaceWithVoid();
    }

    private void failed(String channel, int size, Throwable failure, AtomicBoolean told) {
        tally.databaseAway(channel);
        if (told.compareAndSet(false, true)) {
            LOG.warnf(
                    failure,
                    "A batch of %d from %s cannot be stored yet; it is tried again until it can",
                    size,
                    channel);
        }
    }

    private static List<Arrival> arrivalsOf(ConsumerRecords<byte[], byte[]> records) {
        return StreamSupport.stream(records.spliterator(), false)
                .map((ConsumerRecord<byte[], byte[]> record) -> Arrival.of(record))
                .toList();
    }
}
