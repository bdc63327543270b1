package io.datasync.api.health;

import io.agroal.api.AgroalDataSource;
import io.datasync.api.ApiConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when PostgreSQL answers.
@Readiness
@ApplicationScoped
class PostgresCheck implements HealthCheck {
    private final AgroalDataSource source;
    private final int timeoutSeconds;

    PostgresCheck(AgroalDataSource source, ApiConfig config) {
        this.source = source;
        this.timeoutSeconds =
                Math.toIntExact(Math.max(1, config.readiness().timeout().toSeconds()));
    }

    @Override
    public HealthCheckResponse call() {
        try (Connection connection = source.getConnection()) {
            return HealthCheckResponse.named("PostgreSQL")
                    .status(connection.isValid(timeoutSeconds))
                    .build();
        } catch (SQLException away) {
            return HealthCheckResponse.down("PostgreSQL");
        }
    }
}
