package io.datasync.notify.ingest;

import io.datasync.contract.Topics;
import io.datasync.contract.event.EventCodec;
import io.datasync.notify.live.LiveRun;
import io.datasync.notify.live.Switchboard;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// The consumer each pod has for itself: every pod hears everything and tells its own windows. It first asks how far
/// the recorders have committed, then reads the runs from the database, then listens from there: what was before is in
/// the database, what comes after is heard, and what is both is told apart by its revision. Plain kafka-clients:
/// SmallRye has no consumer that is in no group and starts where another group stands.
public final class Follower implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BETWEEN_LOOKS_AT_PARTITIONS = Duration.ofMinutes(1);

    private final RunStore runs;
    private final Switchboard switchboard;
    private final ConsumerThread thread;

    public Follower(Consumers consumers, RunStore runs, Switchboard switchboard) {
        this.runs = runs;
        this.switchboard = switchboard;
        this.thread = new ConsumerThread("follower", consumers::follower, new Following());
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.close();
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : List.of(Topics.EVENTS, Topics.PROGRESS)) {
            var found = consumer.partitionsFor(topic);
            if (found.isEmpty()) {
                throw new KafkaException("the topic " + topic + " does not exist yet");
            }
            found.forEach(each -> all.add(new TopicPartition(topic, each.partition())));
        }
        return all;
    }

    /// Events from where the recorders are; progress, which Kafka keeps an hour, from its beginning: nobody records it.
    private static Map<TopicPartition, Long> starts(
            Consumer<?, ?> consumer,
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> starts = new HashMap<>(consumer.beginningOffsets(partitions));
        Map<TopicPartition, OffsetAndMetadata> committed =
                consumer.committed(new HashSet<>(partitions));
        starts.replaceAll(
                (partition, beginning) -> {
                    OffsetAndMetadata recorded = committed.get(partition);
                    // A topic that was made anew may be shorter than what was once committed of it.
                    return recorded == null || recorded.offset() > ends.getOrDefault(partition, 0L)
                            ? beginning
                            : Math.max(beginning, recorded.offset());
                });
        return starts;
    }

    /// What a batch shows of runs. Of the progress of one run only the newest is read: that of the last hour is heard
    /// at every start, and most of it is long past.
    private static List<LiveRun> runsOf(ConsumerRecords<String, byte[]> batch) {
        List<LiveRun> heard = new ArrayList<>();
        batch.records(Topics.EVENTS).forEach(each -> Recorder.runOf(each).ifPresent(heard::add));
        Set<String> seen = new HashSet<>();
        for (TopicPartition partition : batch.partitions()) {
            if (partition.topic().equals(Topics.PROGRESS)) {
                for (ConsumerRecord<String, byte[]> each : batch.records(partition).reversed()) {
                    if (each.key() == null || seen.add(each.key())) {
                        progressOf(each).ifPresent(heard::add);
                    }
                }
            }
        }
        return heard;
    }

    private static Optional<LiveRun> progressOf(ConsumerRecord<String, byte[]> record) {
        try {
            return EventCodec.readProgress(CloudEvents.type(record), record.value())
                    .map(progress -> new LiveRun(progress.run(), progress.revision()));
        } catch (IOException | RuntimeException e) {
            LOG.warnf(
                    "the progress at %s cannot be read and is left out: %s",
                    CloudEvents.place(record), e.getClass().getName());
            return Optional.empty();
        }
    }

    private final class Following implements ConsumerThread.Task {
        private Map<TopicPartition, Long> behind = Map.of();
        private long looked;

        @Override
        public void open(Consumer<String, byte[]> consumer) throws InterruptedException {
            List<TopicPartition> partitions = partitions(consumer);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> starts = starts(consumer, partitions, ends);
            switchboard.load(runs.recent());
            consumer.assign(partitions);
            starts.forEach(consumer::seek);
            behind = new HashMap<>(ends);
            looked = System.nanoTime();
        }

        @Override
        public void step(Consumer<String, byte[]> consumer) throws InterruptedException {
            List<LiveRun> heard = runsOf(consumer.poll(POLL));
            if (!heard.isEmpty()) {
                switchboard.hear(heard);
            }
            if (!behind.isEmpty()) {
                behind.entrySet()
                        .removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
            if (behind.isEmpty()) {
                switchboard.nowReady();
            }
            lookAtPartitions(consumer);
        }

        /// Somebody may have given a topic more partitions.
        private void lookAtPartitions(Consumer<?, ?> consumer) {
            long now = System.nanoTime();
            if (now - looked > BETWEEN_LOOKS_AT_PARTITIONS.toNanos()) {
                looked = now;
                if (!consumer.assignment().equals(assigned(consumer))) {
                    throw new KafkaException("the topics' partitions have changed");
                }
            }
        }

        private Set<TopicPartition> assigned(Consumer<?, ?> consumer) {
            return new HashSet<>(partitions(consumer));
        }
    }
}
