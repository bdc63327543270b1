package io.datasync.api.requests;

import static io.datasync.api.testing.Http.as;
import static io.datasync.api.testing.Http.starting;
import static org.hamcrest.Matchers.equalTo;

import io.datasync.api.testing.Parts;
import io.datasync.api.testing.Person;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Parts.class)
@TestProfile(IdentityAwayIT.NoTokens.class)
class IdentityAwayIT {
    @Test
    void withoutATokenOfOurOwnNothingIsStarted() {
        starting(Person.ADMIN, "leaves", "apply")
                .post("/api/syncs")
                .then()
                .statusCode(503)
                .header("Retry-After", "10")
                .contentType("application/problem+json")
                .body("code", equalTo("IDENTITY_UNAVAILABLE"));

        as(Person.ADMIN).get("/api/syncs").then().body("items.size()", equalTo(0));
    }

    /// The provider does not answer where we ask for our own token.
    public static final class NoTokens implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.oidc-client.token-path", "http://localhost:1/nobody");
        }
    }
}
