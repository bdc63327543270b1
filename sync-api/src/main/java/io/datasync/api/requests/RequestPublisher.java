package io.datasync.api.requests;

import io.datasync.api.ApiConfig;
import io.datasync.contract.Topics;
import io.datasync.contract.event.EventCodec;
import io.datasync.contract.event.SyncRequest;
import io.datasync.contract.event.SyncRequest.ApproveRequested;
import io.datasync.contract.event.SyncRequest.CancelRequested;
import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/// Publishes requests and says whether the broker has them.
@ApplicationScoped
public class RequestPublisher {
    private static final Logger LOG = Logger.getLogger(RequestPublisher.class);
    private static final String SOURCE = "/sync-api";
    private static final String SYNC_ID = "syncId";
    private static final String SYNC_TYPE = "syncType";

    private final Map<String, Object> settings;
    private final Duration deliveryTimeout;
    private @Nullable KafkaProducer<String, byte[]> producer;

    RequestPublisher(
            @Identifier("default-kafka-broker") Map<String, Object> broker, ApiConfig config) {
        this.deliveryTimeout = config.requests().deliveryTimeout();
        this.settings = settings(broker, Math.toIntExact(deliveryTimeout.toMillis()));
    }

    static Map<String, Object> settings(Map<String, Object> broker, int timeout) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "sync-api-requests");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, timeout / 2));
        return settings;
    }

    /// Publishes a request, keyed by its sync type.
    ///
    /// @param token our own, from [RequesterToken]
    /// @return true once the broker has it for good; false when it did not say so in time
    public boolean publish(SyncRequest request, String token) {
        MDC.put(SYNC_ID, request.syncId().toString());
        MDC.put(SYNC_TYPE, syncType(request));
        try {
            producer().send(message(request, token)).get();
            LOG.infof("published %s", request.type());
            return true;
        } catch (ExecutionException | KafkaException away) {
            Throwable cause = away.getCause() == null ? away : away.getCause();
            LOG.warnf("the broker did not take %s: %s", request.type(), cause.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            MDC.remove(SYNC_ID);
            MDC.remove(SYNC_TYPE);
        }
    }

    private static ProducerRecord<String, byte[]> message(SyncRequest request, String token) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(Topics.REQUESTS, syncType(request), EventCodec.write(request));
        header(message, "ce_specversion", "1.0");
        header(message, "ce_id", id(request));
        header(message, "ce_source", SOURCE);
        header(message, "ce_type", request.type());
        header(message, "ce_time", request.requestedAt().toString());
        header(message, "ce_subject", request.syncId().toString());
        header(message, "content-type", "application/json");
        header(message, "authorization", "Bearer " + token);
        return message;
    }

    private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /// A request's id is its run's; the wish to stop it is another message with one of its own.
    private static String id(SyncRequest request) {
        return switch (request) {
            case SyncRequested requested -> requested.syncId().toString();
            case CancelRequested cancel -> cancel.syncId() + ":cancel";
            case ApproveRequested approve -> approve.syncId() + ":approve";
        };
    }

    private static String syncType(SyncRequest request) {
        return switch (request) {
            case SyncRequested requested -> requested.syncType();
            case CancelRequested cancel -> cancel.syncType();
            case ApproveRequested approve -> approve.syncType();
        };
    }

    /// Made at first use: a producer cannot be made while the broker's name does not resolve.
    private synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer =
                    new KafkaProducer<>(
                            settings, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(deliveryTimeout);
        }
    }
}
