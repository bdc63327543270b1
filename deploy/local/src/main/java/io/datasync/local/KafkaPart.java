package io.datasync.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/// A Kafka broker (KRaft, one node) in a JVM of its own, with the system's topics.
public final class KafkaPart extends ProcessPart {
    public static final int PORT = 19092;

    private final int controllerPort;

    private KafkaPart(Place place, int port, int controllerPort) {
        super(place, port);
        this.controllerPort = controllerPort;
    }

    /// On a free port with data of its own that goes away on close.
    public static KafkaPart temporary() {
        return at(Place.temporary("kafka"), Ports.free());
    }

    public static KafkaPart at(Place place, int port) {
        return new KafkaPart(place, port, Ports.free());
    }

    public String bootstrapServers() {
        return "localhost:" + port();
    }

    /// Empties the system's topics by making them anew.
    public void recreateTopics() {
        try (Admin admin = admin()) {
            SystemTopics.recreate(admin);
        }
    }

    @Override
    void prepare() throws IOException {
        Path logs = place().data().resolve("logs");
        Files.createDirectories(logs);
        Path identity = logs.resolve("meta.properties");
        if (!Files.exists(identity)) {
            // What "kafka-storage format" writes for a single node, without a JVM just for that.
            Files.writeString(
                    identity,
                    "version=1\ncluster.id=%s\nnode.id=1\ndirectory.id=%s\n"
                            .formatted(Uuid.randomUuid(), Uuid.randomUuid()));
        }
        Properties settings = new Properties();
        settings.putAll(KafkaSettings.of(port(), controllerPort, logs));
        try (var out = Files.newBufferedWriter(place().data().resolve("server.properties"))) {
            settings.store(out, null);
        }
        Files.writeString(place().data().resolve("logging.properties"), KafkaSettings.LOGGING);
    }

    @Override
    List<String> command() {
        Path jars = Project.built(Project.local().resolve("parts/target/kafka"));
        return new JavaCommand(place(), 384)
                .options(
                        "-Xms128m",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.util.logging.config.file="
                                + place().data().resolve("logging.properties"))
                .main(
                        jars + "/*",
                        "kafka.Kafka",
                        place().data().resolve("server.properties").toString());
    }

    @Override
    boolean isReady() {
        if (!Ports.answers(port())) {
            return false;
        }
        try (Admin admin = admin()) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted while Kafka started", e);
        }
    }

    @Override
    void settle() {
        try (Admin admin = admin()) {
            SystemTopics.ensure(admin);
        }
    }

    private Admin admin() {
        return Admin.create(
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5000,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20000));
    }
}
