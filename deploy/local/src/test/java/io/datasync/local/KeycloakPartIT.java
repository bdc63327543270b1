package io.datasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KeycloakPartIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KeycloakPart KEYCLOAK = KeycloakPart.temporary("http://localhost:4711");

    @BeforeAll
    static void start() {
        KEYCLOAK.start();
    }

    @AfterAll
    static void stop() {
        KEYCLOAK.close();
    }

    private static JsonNode tokens(String form) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            KEYCLOAK.issuer() + "/protocol/openid-connect/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build();
            return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
        }
    }

    private static JsonNode claims(JsonNode tokens) throws Exception {
        String[] parts = tokens.path("access_token").asText().split("\\.");
        return JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
    }

    @Test
    void aPersonsTokenSaysWhoTheyAreAndForWhom() throws Exception {
        JsonNode claims =
                claims(
                        tokens(
                                "grant_type=password&client_id=datasync-cli&username=sarah&password=sarah"));
        assertThat(claims.path("iss").asText()).isEqualTo(KEYCLOAK.issuer());
        assertThat(claims.path("aud").asText()).isEqualTo("datasync");
        assertThat(claims.path("name").asText()).isEqualTo("Sarah Hartono");
        assertThat(claims.path("email").asText()).isEqualTo("sarah@example.com");
        assertThat(claims.path("preferred_username").asText()).isEqualTo("sarah");
        assertThat(claims.at("/realm_access/roles").toString()).isEqualTo("[\"admin\"]");
    }

    @Test
    void aServicesTokenCarriesItsRole() throws Exception {
        JsonNode billing =
                claims(
                        tokens(
                                "grant_type=client_credentials&client_id=billing-service&client_secret=billing-secret"));
        assertThat(billing.at("/realm_access/roles").toString()).isEqualTo("[\"sync-requester\"]");
        JsonNode api =
                claims(
                        tokens(
                                "grant_type=client_credentials&client_id=sync-api&client_secret=sync-api-secret-local"));
        assertThat(api.at("/realm_access/roles").toString()).isEqualTo("[\"sync-delegate\"]");
        assertThat(api.path("aud").asText()).isEqualTo("datasync");
    }

    @Test
    void aRefreshTokenCanBeUsedByThreeServicesAtOnce() throws Exception {
        String refresh =
                tokens("grant_type=password&client_id=datasync-cli&username=vera&password=vera")
                        .path("refresh_token")
                        .asText();
        for (int i = 0; i < 3; i++) {
            assertThat(
                            tokens(
                                            "grant_type=refresh_token&client_id=datasync-cli&refresh_token="
                                                    + refresh)
                                    .has("access_token"))
                    .isTrue();
        }
    }

    @Test
    void theSignInPageHasTheProductsName() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            KEYCLOAK.issuer()
                                                    + "/protocol/openid-connect/auth?client_id=datasync-console&response_type=code&scope=openid"
                                                    + "&redirect_uri=http://localhost:4711/auth/callback&code_challenge_method=S256"
                                                    + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"))
                            .build();
            assertThat(client.send(request, BodyHandlers.ofString()).body())
                    .contains("Sign in to Background Data Sync");
        }
    }
}
