package io.datasync.worker.intake;

import io.datasync.contract.catalog.Catalog;
import io.datasync.worker.run.RequestInbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/// Receives the records of the requests topic and settles them one after the other, on a thread of its own: while a part
/// is away a record waits there, not on the thread that keeps the consumer in its group.
@ApplicationScoped
public class RequestConsumer {
    private static final Logger LOG = Logger.getLogger(RequestConsumer.class);

    private final SigningKeys keys;
    private final Retries retries;
    private final Intake intake;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("intake").daemon(true).factory());

    @Inject
    RequestConsumer(
            IntakeConfig config,
            Catalog catalog,
            RequestInbox inbox,
            DeadLetters letters,
            MeterRegistry meters) {
        InstantSource clock = InstantSource.system();
        keys =
                new SigningKeys(
                        new DiscoveredKeys(config.issuer(), config.identityTimeout()),
                        clock,
                        config.keysKept(),
                        config.keysAskedAtMostEvery());
        retries =
                new Retries(
                        config.backoffBase(), config.backoffCap(), RandomGenerator.getDefault());
        Examiner examiner = new Examiner(config, catalog, new TokenVerifier(config, keys), clock);
        intake = new Intake(examiner, inbox, letters::add, retries, meters);
    }

    /// Acknowledged after the database has it, and never refused to the connector, which would stop or skip.
    @Incoming("requests")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> receive(Message<byte[]> message) {
        CompletableFuture<Void> settled = new CompletableFuture<>();
        thread.execute(() -> settle(message, settled));
        return settled.thenCompose(_ -> message.ack());
    }

    private void settle(Message<byte[]> message, CompletableFuture<Void> settled) {
        IncomingKafkaRecordMetadata<byte[], byte[]> metadata = metadata(message);
        try {
            intake.settle(RequestRecord.of(metadata.getRecord()));
            settled.complete(null);
        } catch (InterruptedException _) {
            // Stopping: what is not acknowledged comes again after the start.
            LOG.info("intake stops; what it has not settled will come again");
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("unchecked") // the channel's deserialisers give bytes
    private static IncomingKafkaRecordMetadata<byte[], byte[]> metadata(Message<byte[]> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
    }

    /// Whether a request waits because the identity provider's keys cannot be had.
    boolean identityProviderAway() {
        return keys.away();
    }

    void stop(@Observes ShutdownEvent stopping) {
        retries.stop();
        thread.shutdownNow();
    }
}
