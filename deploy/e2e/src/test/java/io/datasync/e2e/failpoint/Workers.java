package io.datasync.e2e.failpoint;

import static org.awaitility.Awaitility.await;

import io.datasync.contract.Topics;
import io.datasync.contract.event.EventTypes;
import io.datasync.local.KafkaPart;
import io.datasync.local.LocalVariables;
import io.datasync.local.PostgresPart;
import io.datasync.local.Service;
import io.datasync.local.ServicePart;
import io.datasync.local.sheets.DemoSheets;
import io.datasync.local.testing.SharedParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Workers as they are packaged, a process each, woven with failpoints, on a database, topics and sheets of their own.
final class Workers implements AutoCloseable {
    /// Short, so that what a worker leaves behind is soon another's.
    static final Duration LEASE = Duration.ofMillis(1200);

    private static final AtomicInteger DATABASES = new AtomicInteger();

    final DemoSheets sheets = DemoSheets.started();
    final Path folder;
    final RunTables tables;
    final Facts facts;

    private final KafkaPart kafka = KafkaPart.temporary();
    private final Issuer issuer = new Issuer();
    private final Map<String, String> variables;
    private final List<String> options;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<ServicePart> started = new CopyOnWriteArrayList<>();
    private final List<ServicePart> ready = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<ServicePart>> starting = new CopyOnWriteArrayList<>();

    /// @param chunkRows planned rows to a chunk
    Workers(int chunkRows, Map<String, String> spreadsheets) {
        try {
            folder = Files.createTempDirectory("datasync-failpoints-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kafka.start();
        PostgresPart postgres = SharedParts.postgres();
        String database = "failpoints_" + DATABASES.incrementAndGet();
        String url = postgres.freshDatabase(database);
        tables = new RunTables(postgres, database);
        variables =
                new HashMap<>(
                        new LocalVariables(
                                        url,
                                        kafka.bootstrapServers(),
                                        issuer.url(),
                                        sheets.endpoint(),
                                        "http://localhost",
                                        1)
                                .of(Service.SYNC_WORKER, Map.of()));
        variables.putAll(spreadsheets);
        options = options(AgentJar.in(folder), chunkRows);
        facts = new Facts(kafka.bootstrapServers());
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    private static List<String> options(Path agent, int chunkRows) {
        return List.of(
                "-javaagent:" + agent + "=" + agent.getParent(),
                // They live for seconds.
                "-XX:TieredStopAtLevel=1",
                "-Ddatasync.worker.parallel-runs=1",
                "-Ddatasync.worker.lease=" + LEASE,
                "-Ddatasync.worker.renew-every=300ms",
                "-Ddatasync.worker.poll=50ms",
                "-Ddatasync.outbox.poll=50ms",
                "-Ddatasync.outbox.stale=6s",
                "-Ddatasync.apply.chunk-rows=" + chunkRows,
                "-Ddatasync.apply.smallest-chunk=" + chunkRows,
                "-Ddatasync.sheets.reads-per-minute=100000",
                "-Dmp.messaging.incoming.requests.session.timeout.ms=1500",
                "-Dmp.messaging.incoming.requests.heartbeat.interval.ms=300",
                "-Dmp.messaging.incoming.requests.auto.commit.interval.ms=50");
    }

    /// Starts one worker more.
    ServicePart start(String... more) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("JAVA_TOOL_OPTIONS", String.join(" ", options) + " " + String.join(" ", more));
        ServicePart worker = ServicePart.temporary(Service.SYNC_WORKER, all);
        started.add(worker);
        worker.start();
        ready.add(worker);
        return worker;
    }

    /// Starts one, while the caller goes on.
    void startAside(String... more) {
        starting.add(CompletableFuture.supplyAsync(() -> start(more)));
    }

    /// Waits for those that were started aside.
    void settled() {
        starting.forEach(CompletableFuture::join);
        starting.clear();
    }

    /// Those that have started and were not killed since.
    List<ServicePart> running() {
        return ready.stream().filter(ServicePart::isRunning).toList();
    }

    /// Waits until so many run.
    void awaitRunning(int count) {
        await("%d workers".formatted(count))
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> running().size() >= count);
    }

    ServicePart withPid(long pid) {
        return running().stream()
                .filter(worker -> worker.pid() == pid)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no worker has process number " + pid));
    }

    /// Asks for a sync as another team's service does; the broker has it when this returns.
    UUID request(String type) {
        UUID syncId = UUID.randomUUID();
        String data =
                "{\"syncId\":\"%s\",\"syncType\":\"%s\",\"mode\":\"apply\",\"requestedAt\":\"%s\"}"
                        .formatted(syncId, type, Instant.now());
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.REQUESTS, bytes(type), bytes(data));
        record.headers()
                .add("ce_specversion", bytes("1.0"))
                .add("ce_id", bytes(syncId.toString()))
                .add("ce_type", bytes(EventTypes.REQUESTED))
                .add("authorization", bytes("Bearer " + issuer.token()));
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return syncId;
    }

    /// Requests a sync and waits for its end.
    UUID sync(String type) {
        UUID syncId = request(type);
        tables.awaitEnd(syncId);
        return syncId;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        settled();
        producer.close(Duration.ZERO);
        facts.close();
        started.forEach(ServicePart::kill);
        started.forEach(ServicePart::close);
        kafka.kill();
        kafka.close();
        sheets.close();
        issuer.close();
        io.datasync.local.Place.deleteTree(folder);
    }
}
