package io.datasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class KafkaPartIT {
    private static final ConfigResource REQUESTS =
            new ConfigResource(ConfigResource.Type.TOPIC, "datasync.requests.v1");

    @Test
    void theTopicsHaveTheContractsSettingsAlsoAfterAKillAndWhenMadeAnew() throws Exception {
        try (KafkaPart kafka = KafkaPart.temporary()) {
            kafka.start();
            kafka.kill();
            kafka.start();
            kafka.recreateTopics();
            try (Admin admin =
                    Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                assertThat(admin.listTopics().names().get())
                        .contains(
                                "datasync.requests.v1",
                                "datasync.progress.v1",
                                "datasync.events.v1",
                                "datasync.requests.v1.dlq");
                Config requests =
                        admin.describeConfigs(List.of(REQUESTS)).all().get().get(REQUESTS);
                assertThat(requests.get("message.timestamp.type").value())
                        .isEqualTo("LogAppendTime");
                assertThat(requests.get("retention.ms").value()).isEqualTo("604800000");
            }
        }
    }
}
