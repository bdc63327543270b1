package io.datasync.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.datasync.contract.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A 202 is a promise: it is not given before the brokers have the request for good.
class PromiseIT {
    @BeforeAll
    static void start() {
        WholeSystem.running();
    }

    /// With fewer replicas in sync than the topic demands, a broker refuses who asks for all of them, and only them.
    @Test
    void aRequestThatNotAllReplicasDemandedHaveTakenIsNotAccepted() throws Exception {
        Person sarah = Person.named("sarah");
        replicasDemanded(2);
        try {
            assertThat(Syncs.press(sarah, "locations").expect(503).headers())
                    .containsKey("retry-after");
        } finally {
            replicasDemanded(1);
        }
        await("a request is taken again")
                .atMost(Duration.ofSeconds(20))
                .until(() -> Syncs.press(sarah, "locations").status() < 300);
    }

    private static void replicasDemanded(int count)
            throws ExecutionException, InterruptedException {
        ConfigEntry demanded = new ConfigEntry("min.insync.replicas", Integer.toString(count));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", WholeSystem.kafka()))) {
            admin.incrementalAlterConfigs(
                            Map.of(
                                    new ConfigResource(ConfigResource.Type.TOPIC, Topics.REQUESTS),
                                    List.of(new AlterConfigOp(demanded, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }
}
