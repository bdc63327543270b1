package io.datasync.api.runs;

import io.datasync.api.problem.Outages;
import io.datasync.contract.event.EventCodec;
import io.datasync.contract.event.EventTypes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/// Listens to events and progress. A message is acknowledged after its commit; while the database is away it waits; one
/// that cannot be read, or that the database refuses, is logged, counted and passed over, and stops nothing.
@ApplicationScoped
public class RunMessages {
    private static final Logger LOG = Logger.getLogger(RunMessages.class);

    /// Long, and they show no run: not even read.
    private static final Set<String> OF_RECORDS =
            Set.of(
                    EventTypes.RECORDS_CHANGED,
                    EventTypes.PLANNED_RECORDS,
                    EventTypes.ABSENT_RECORDS);

    private final RunProjection projection;
    private final Counter unreadable;

    RunMessages(RunProjection projection, MeterRegistry meters) {
        this.projection = projection;
        this.unreadable =
                Counter.builder("datasync.projection.unreadable")
                        .description("Messages that could not be taken into the projection")
                        .register(meters);
    }

    @Incoming("events")
    @Blocking
    @Retry(
            maxRetries = -1,
            maxDuration = 0,
            delay = 500,
            jitter = 200,
            delayUnit = ChronoUnit.MILLIS,
            jitterDelayUnit = ChronoUnit.MILLIS,
            retryOn = DatabaseAwayException.class)
    @ExponentialBackoff(maxDelay = 10, maxDelayUnit = ChronoUnit.SECONDS)
    public void event(ConsumerRecord<byte[], byte[]> message) {
        String type = typeOf(message);
        if (!OF_RECORDS.contains(type)) {
            take(
                    message,
                    () -> EventCodec.readEvent(type, value(message)).ifPresent(projection::take));
        }
    }

    @Incoming("progress")
    @Blocking
    @Retry(
            maxRetries = -1,
            maxDuration = 0,
            delay = 500,
            jitter = 200,
            delayUnit = ChronoUnit.MILLIS,
            jitterDelayUnit = ChronoUnit.MILLIS,
            retryOn = DatabaseAwayException.class)
    @ExponentialBackoff(maxDelay = 10, maxDelayUnit = ChronoUnit.SECONDS)
    public void progress(ConsumerRecord<byte[], byte[]> message) {
        String type = typeOf(message);
        take(
                message,
                () -> EventCodec.readProgress(type, value(message)).ifPresent(projection::take));
    }

    private void take(ConsumerRecord<byte[], byte[]> message, Intake intake) {
        try {
            intake.run();
        } catch (JdbiException failure) {
            if (Outages.isOutage(failure)) {
                LOG.warnf("database away, %s waits: %s", placeOf(message), failure.getMessage());
                throw new DatabaseAwayException(failure);
            }
            passOver(message, failure);
        } catch (IOException | RuntimeException failure) {
            passOver(message, failure);
        }
    }

    /// The failure's class only: a parser's message may quote the data, and data holds names.
    private void passOver(ConsumerRecord<byte[], byte[]> message, Exception failure) {
        unreadable.increment();
        LOG.errorf(
                "%s cannot be taken into the projection: %s %s",
                placeOf(message), failure.getClass().getSimpleName(), Outages.stateOf(failure));
    }

    private static String placeOf(ConsumerRecord<byte[], byte[]> message) {
        return "%s-%d@%d".formatted(message.topic(), message.partition(), message.offset());
    }

    private static String typeOf(ConsumerRecord<byte[], byte[]> message) {
        Header type = message.headers().lastHeader("ce_type");
        return type == null ? "" : new String(type.value(), StandardCharsets.UTF_8);
    }

    private static byte[] value(ConsumerRecord<byte[], byte[]> message) throws IOException {
        byte[] value = message.value();
        if (value == null) {
            throw new IOException("a message without data");
        }
        return value;
    }

    @FunctionalInterface
    private interface Intake {
        void run() throws IOException;
    }

    /// The message is to be tried again.
    static final class DatabaseAwayException extends RuntimeException {
        DatabaseAwayException(JdbiException cause) {
            super(cause);
        }
    }
}
