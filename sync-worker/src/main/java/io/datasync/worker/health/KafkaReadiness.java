package io.datasync.worker.health;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/// Whether a Kafka broker answers.
@Readiness
@Singleton
public final class KafkaReadiness implements HealthCheck {
    private static final int MILLIS = 2000;

    private final String bootstrapServers;
    private @Nullable Admin admin;

    public KafkaReadiness(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("Kafka");
        try {
            int brokers =
                    admin().describeCluster().nodes().get(MILLIS, TimeUnit.MILLISECONDS).size();
            return response.status(brokers > 0).build();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return response.down().withData("reason", "no broker answers").build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return response.down().withData("reason", "interrupted").build();
        }
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin =
                    Admin.create(
                            Map.of(
                                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, MILLIS,
                                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, MILLIS));
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
