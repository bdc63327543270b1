package io.datasync.worker.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.datasync.contract.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/// Finds the keys through the issuer's discovery document.
final class DiscoveredKeys implements KeySource {
    private static final int OK = 200;

    private final String issuer;
    private final Duration timeout;
    private final HttpClient http;

    DiscoveredKeys(URI issuer, Duration timeout) {
        this.issuer = issuer.toString();
        this.timeout = timeout;
        http = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    @Override
    public List<JsonWebKey> fetch() throws IOException, InterruptedException {
        String slash = issuer.endsWith("/") ? "" : "/";
        String discovery = get(URI.create(issuer + slash + ".well-known/openid-configuration"));
        try {
            URI keys = URI.create(Json.mapper().readTree(discovery).path("jwks_uri").asText());
            return new JsonWebKeySet(get(keys)).getJsonWebKeys();
        } catch (JoseException | JsonProcessingException | IllegalArgumentException e) {
            throw new IOException("the identity provider answered with something else", e);
        }
    }

    private String get(URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(timeout).build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException("the identity provider answered " + answer.statusCode());
        }
        return answer.body();
    }
}
