package io.datasync.notify;

import io.datasync.notify.live.Switchboard;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Not ready before this pod has heard what there is to show: it would send away every window. Beside it stand the
/// framework's checks of the database and of Kafka.
@Readiness
@ApplicationScoped
class LiveReadiness implements HealthCheck {
    private final Switchboard switchboard;

    LiveReadiness(Switchboard switchboard) {
        this.switchboard = switchboard;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("live updates").status(switchboard.isReady()).build();
    }
}
