package io.datasync.api.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class RequestPublisherTest {
    /// A 202 promises that the request is kept, whatever broker is lost; what counts is what the client makes of the
    /// settings.
    @Test
    void aRequestIsAcknowledgedByEveryReplicaInSyncAndWrittenOnce() {
        Map<String, Object> settings =
                new HashMap<>(
                        RequestPublisher.settings(
                                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1"),
                                5_000));
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);

        ProducerConfig effective = new ProducerConfig(settings);

        assertThat(effective.getString(ProducerConfig.ACKS_CONFIG)).isIn("all", "-1");
        assertThat(effective.getBoolean(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG)).isTrue();
    }
}
