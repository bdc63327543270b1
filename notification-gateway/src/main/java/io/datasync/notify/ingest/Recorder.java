package io.datasync.notify.ingest;

import io.datasync.contract.Topics;
import io.datasync.contract.event.EventCodec;
import io.datasync.contract.event.EventTypes;
import io.datasync.contract.event.SyncEvent;
import io.datasync.notify.live.LiveRun;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/// The one consumer that all pods share: brings each event into the database, and commits its offset only then. Plain
/// kafka-clients: a batch whose database is away must be taken again from its first record, for as long as it takes,
/// which a channel of SmallRye ends by failing for good.
public final class Recorder implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Recorder.class);
    private static final Duration POLL = Duration.ofMillis(500);

    /// The slices of records are for the audit; the rest shows no run.
    private static final Set<String> OF_RUNS =
            Set.of(
                    EventTypes.ACCEPTED,
                    EventTypes.STARTED,
                    EventTypes.PLANNED,
                    EventTypes.HELD,
                    EventTypes.APPROVED,
                    EventTypes.CANCEL_ACCEPTED,
                    EventTypes.COMPLETED);

    private final RunStore runs;
    private final ConsumerThread thread;

    public Recorder(Consumers consumers, RunStore runs) {
        this.runs = runs;
        this.thread = new ConsumerThread("recorder", consumers::recorder, new Recording());
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.close();
    }

    private void record(ConsumerRecord<String, byte[]> record) {
        Optional<LiveRun> run = runOf(record);
        try {
            run.ifPresent(runs::record);
        } catch (JdbiException e) {
            if (!isRefused(e)) {
                throw e;
            }
            LOG.errorf(
                    e,
                    "the event at %s is refused by the database and left out",
                    CloudEvents.place(record));
        }
    }

    /// What an event shows of its run; empty for what shows none. What is not as promised must not hold up the rest.
    static Optional<LiveRun> runOf(ConsumerRecord<String, byte[]> record) {
        if (!OF_RUNS.contains(CloudEvents.type(record))) {
            return Optional.empty();
        }
        try {
            return EventCodec.readEvent(CloudEvents.type(record), record.value())
                    .filter(SyncEvent.OfRun.class::isInstance)
                    .map(SyncEvent.OfRun.class::cast)
                    .map(event -> new LiveRun(event.run(), event.revision()));
        } catch (IOException | RuntimeException e) {
            LOG.errorf(
                    "the event at %s cannot be read and is left out: %s",
                    CloudEvents.place(record), e.getClass().getName());
            return Optional.empty();
        }
    }

    /// Data exceptions and broken constraints: the same again would be refused again.
    private static boolean isRefused(JdbiException e) {
        return e.getCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && (cause.getSQLState().startsWith("22") || cause.getSQLState().startsWith("23"));
    }

    private final class Recording implements ConsumerThread.Task {
        @Override
        public void open(Consumer<String, byte[]> consumer) {
            consumer.subscribe(List.of(Topics.EVENTS));
        }

        @Override
        public void step(Consumer<String, byte[]> consumer) {
            ConsumerRecords<String, byte[]> batch = consumer.poll(POLL);
            batch.forEach(Recorder.this::record);
            if (!batch.isEmpty()) {
                consumer.commitSync();
            }
        }
    }
}
