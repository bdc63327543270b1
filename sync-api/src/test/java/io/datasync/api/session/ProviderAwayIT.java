package io.datasync.api.session;

import static io.datasync.api.testing.Http.as;
import static org.hamcrest.Matchers.equalTo;

import io.datasync.api.testing.Parts;
import io.datasync.api.testing.Person;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Parts.class)
@TestProfile(ProviderAwayIT.Away.class)
class ProviderAwayIT {
    @Test
    void theServiceStartsAndSaysThatTheProviderIsAway() {
        as(Person.ADMIN)
                .get("/api/session")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .body("code", equalTo("IDENTITY_UNAVAILABLE"));
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'Identity provider' }.status", equalTo("DOWN"));
        RestAssured.get("/q/health/live").then().statusCode(200);
    }

    /// Nobody answers where the provider should be.
    public static final class Away implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.oidc.auth-server-url", "http://localhost:1/realms/datasync");
        }
    }
}
