package io.datasync.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// The topics of the contract with their partitions and retention.
final class SystemTopics {
    private static final String RETENTION = "retention.ms";
    private static final List<NewTopic> ALL =
            List.of(
                    topic(
                            "datasync.requests.v1",
                            3,
                            Duration.ofDays(7),
                            Map.of("message.timestamp.type", "LogAppendTime")),
                    topic("datasync.progress.v1", 3, Duration.ofHours(1), Map.of()),
                    topic("datasync.events.v1", 3, Duration.ofDays(30), Map.of()),
                    topic("datasync.requests.v1.dlq", 1, Duration.ofDays(30), Map.of()));

    private SystemTopics() {}

    private static NewTopic topic(
            String name, int partitions, Duration kept, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put(RETENTION, Long.toString(kept.toMillis()));
        return new NewTopic(name, partitions, (short) 1).configs(settings);
    }

    static List<String> names() {
        return ALL.stream().map(NewTopic::name).toList();
    }

    /// Creates what is missing and brings the settings of what is there to what they should be.
    static void ensure(Admin admin) {
        Map<ConfigResource, Collection<AlterConfigOp>> settings = new HashMap<>();
        admin.createTopics(ALL)
                .values()
                .forEach(
                        (name, created) -> {
                            if (!succeeded(created, TopicExistsException.class)) {
                                settings.put(
                                        new ConfigResource(ConfigResource.Type.TOPIC, name),
                                        settingsOf(name));
                            }
                        });
        if (!settings.isEmpty()) {
            get(admin.incrementalAlterConfigs(settings).all());
        }
    }

    static void recreate(Admin admin) {
        admin.deleteTopics(names())
                .topicNameValues()
                .values()
                .forEach(deleted -> succeeded(deleted, UnknownTopicOrPartitionException.class));
        Set<String> left;
        do {
            left = get(admin.listTopics().names());
        } while (names().stream().anyMatch(left::contains));
        ensure(admin);
    }

    private static List<AlterConfigOp> settingsOf(String name) {
        List<AlterConfigOp> operations = new ArrayList<>();
        ALL.stream()
                .filter(topic -> topic.name().equals(name))
                .forEach(
                        topic ->
                                topic.configs()
                                        .forEach(
                                                (key, value) ->
                                                        operations.add(
                                                                new AlterConfigOp(
                                                                        new ConfigEntry(key, value),
                                                                        OpType.SET))));
        return operations;
    }

    private static boolean succeeded(
            KafkaFuture<Void> future, Class<? extends Exception> expected) {
        try {
            future.get();
            return true;
        } catch (ExecutionException e) {
            if (expected.isInstance(e.getCause())) {
                return false;
            }
            throw new PartFailure("Kafka: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted while asking Kafka", e);
        }
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new PartFailure("Kafka: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted while asking Kafka", e);
        }
    }
}
