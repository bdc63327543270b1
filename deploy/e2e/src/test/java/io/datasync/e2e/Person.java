package io.datasync.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.contract.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Somebody who uses the HTTP interface with a bearer token, as scripts do.
final class Person {
    static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(5))
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();

    private final @Nullable String token;

    private Person(@Nullable String token) {
        this.token = token;
    }

    /// One of the demo's people; the password is the name.
    static Person named(String name) {
        return new Person(
                token(
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "datasync-cli",
                                "username",
                                name,
                                "password",
                                name)));
    }

    static Person nobody() {
        return new Person(null);
    }

    /// The access token of another team's service.
    static String billingServiceToken() {
        return token(
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", "billing-service",
                        "client_secret", "billing-secret"));
    }

    String token() {
        if (token == null) {
            throw new IllegalStateException("nobody has no token");
        }
        return token;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Object body, String... headers) {
        HttpRequest.Builder request =
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        body instanceof String text
                                                ? text
                                                : Json.mapper().valueToTree(body).toString()));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(WholeSystem.origin() + path))
                        .timeout(Duration.ofSeconds(20));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().map().entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            entry ->
                                                    entry.getKey()
                                                            .toLowerCase(java.util.Locale.ROOT),
                                            entry -> entry.getValue().getFirst())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String token(Map<String, String> form) {
        String body =
                form.entrySet().stream()
                        .map(
                                field ->
                                        field.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        Answer answer =
                send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                WholeSystem.issuer()
                                                        + "/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(body)));
        return answer.expect(200).json().path("access_token").asText();
    }

    /// What came back.
    record Answer(int status, String body, Map<String, String> headers) {
        JsonNode json() {
            try {
                return Json.mapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + body, e);
            }
        }

        Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected " + expected + ", got " + status + ": " + body);
            }
            return this;
        }
    }
}
