package io.datasync.worker.intake;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Whether the identity provider's keys could be had when they were last needed.
@Readiness
@Singleton
class IdentityProviderReadiness implements HealthCheck {
    private final RequestConsumer consumer;

    @Inject
    IdentityProviderReadiness(RequestConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public HealthCheckResponse call() {
        boolean away = consumer.identityProviderAway();
        return away
                ? HealthCheckResponse.named("identity provider")
                        .down()
                        .withData("reason", "its keys cannot be had")
                        .build()
                : HealthCheckResponse.up("identity provider");
    }
}
