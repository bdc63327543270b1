package io.datasync.api.health;

import io.datasync.api.ApiConfig;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/// Ready when a Kafka broker answers.
@Readiness
@ApplicationScoped
class KafkaCheck implements HealthCheck {
    private static final String NAME = "Kafka";

    private final Map<String, Object> settings;
    private final int timeout;
    private @Nullable Admin admin;

    KafkaCheck(@Identifier("default-kafka-broker") Map<String, Object> broker, ApiConfig config) {
        this.timeout = Math.toIntExact(config.readiness().timeout().toMillis());
        this.settings = new HashMap<>();
        broker.forEach(
                (name, value) -> {
                    if (AdminClientConfig.configNames().contains(name)) {
                        settings.put(name, value);
                    }
                });
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "sync-api-readiness");
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
    }

    @Override
    public HealthCheckResponse call() {
        try {
            boolean brokers =
                    !admin().describeCluster(new DescribeClusterOptions().timeoutMs(timeout))
                            .nodes()
                            .get(timeout, TimeUnit.MILLISECONDS)
                            .isEmpty();
            return HealthCheckResponse.named(NAME).status(brokers).build();
        } catch (ExecutionException | TimeoutException | KafkaException away) {
            return HealthCheckResponse.down(NAME);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HealthCheckResponse.down(NAME);
        }
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(settings);
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofMillis(timeout));
        }
    }
}
