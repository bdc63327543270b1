package io.datasync.api.health;

import io.datasync.api.ApiConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when the identity provider shows its configuration.
@Readiness
@ApplicationScoped
class IdentityProviderCheck implements HealthCheck {
    private static final String NAME = "Identity provider";

    private final HttpClient client;
    private final HttpRequest question;

    IdentityProviderCheck(
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer,
            ApiConfig config) {
        Duration timeout = config.readiness().timeout();
        this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
        this.question =
                HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
                        .timeout(timeout)
                        .build();
    }

    @Override
    public HealthCheckResponse call() {
        try {
            boolean answers = client.send(question, BodyHandlers.discarding()).statusCode() == 200;
            return HealthCheckResponse.named(NAME).status(answers).build();
        } catch (IOException away) {
            return HealthCheckResponse.down(NAME);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HealthCheckResponse.down(NAME);
        }
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
